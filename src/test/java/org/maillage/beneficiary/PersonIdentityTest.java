package org.maillage.beneficiary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a line is about another person than the one who is known. */
class PersonIdentityTest {

    private static PersonIdentity person(String said) {
        String[] parts = said.split("\\|", -1);
        return new PersonIdentity(text(parts[0]), text(parts[1]), text(parts[2]), text(parts[3]) == null ? null : LocalDate.parse(parts[3]));
    }

    private static String text(String part) {
        return part.isBlank() ? null : part;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Auberval||Jean|1970-02-01       ; Brissonnet||Chloé|1999-11-09           ; true
            Auberval||Jean|1970-02-01       ; Auberval||Jean|1971-02-01              ; false
            Auberval||Jeanne|1970-02-01     ; Brissonnet||Jeanne|1970-02-01          ; false
            Auberval||Jeanne|1970-02-01     ; Brissonnet|Auberval|Jeanne|1970-01-02  ; false
            Brissonnet|Auberval|Jeanne|1970-02-01 ; Auberval||Jeanne|1970-01-02      ; false
            Le Guével||Hélène|1970-02-01    ; GUEVEL||Helene|1971-02-01              ; false
            Barbotin-Massé||Aïcha|1970-02-01 ; BARBOTIN MASSE||Aicha|1971-02-01      ; false
            Jean||Auberval|1970-02-01       ; Auberval||Jean|1971-02-01              ; false
            Auberval||Jean|                 ; Brissonnet||Chloé|1999-11-09           ; true
            Auberval||Jean|                 ; Brissonnet||Jean|1999-11-09            ; false
            Auberval||||                    ; Brissonnet||Chloé|1999-11-09           ; false
            |||1970-02-01                   ; Brissonnet||Chloé|1999-11-09           ; false
            """)
    void anotherPersonIsOneWhoseLastNameAndBirthDateDiffer(String said, String known, boolean another) {
        assertEquals(another, person(said).excludes(person(known)));
        assertEquals(another, person(known).excludes(person(said)));
    }
}
