package org.maillage.beneficiary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maillage.web.ExternalId;
import org.maillage.web.Refused;

/** The rules of a person, and what it must never say. */
class BeneficiaryTest {

    private static final LocalDate TODAY = LocalDate.of(2018, 3, 10);

    @Test
    void isBornBetween1900AndToday() {
        Beneficiary.requireBirthDate(LocalDate.of(1900, 1, 1), TODAY);
        Beneficiary.requireBirthDate(TODAY, TODAY);
        assertRefused(LocalDate.of(1899, 12, 31));
        assertRefused(TODAY.plusDays(1));
    }

    private static void assertRefused(LocalDate birthDate) {
        Refused refused = assertThrows(Refused.class, () -> Beneficiary.requireBirthDate(birthDate, TODAY));
        assertEquals(BeneficiaryProblem.BIRTH_DATE, refused.type());
        assertEquals("/birthDate", refused.faults().get(0).where());
    }

    @Test
    void saysNothingOfItselfInALog() {
        BeneficiaryInput input = new BeneficiaryInput("Exemplaire", "Martineau", "Lucie", LocalDate.of(1991, 4, 17), Sex.F,
                "lucie@example.org", "06 00 00 00 03", "79049", null, null, null, null, "C. Modèle", null, null,
                List.of(new ExternalId("PLIE-79", "4211")));
        Beneficiary person = new Beneficiary();
        person.lastName = input.lastName();
        person.firstName = input.firstName();
        EligibilityCriterion rsa = new EligibilityCriterion(Criterion.RSA, true, null, null);
        EligibilityInput decision = new EligibilityInput(List.of(rsa), Decision.REFUSED, null, null, null, null, null, "Exemplaire");

        for (Object shown : List.of(input, person, BeneficiaryView.of(person, new EligibleView(false, null)), decision, input.externalIds())) {
            for (String personal : List.of("Exemplaire", "Lucie", "Martineau", "1991", "exemple", "4211", "RSA")) {
                assertFalse(shown.toString().contains(personal), shown.getClass().getSimpleName());
            }
        }
    }
}
