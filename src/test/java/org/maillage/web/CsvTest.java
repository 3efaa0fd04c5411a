package org.maillage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static String file(Object... row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Csv csv = new Csv(out)) {
            csv.row(row);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+33549000000", "-2", "@SUM(A1)", "'=1", "\tx", "\rx", "=cmd|' /C calc'!A0"})
    void aTextIsNeverAFormula(String text) throws IOException {
        assertEquals("'" + text, Csv.neutral(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Élodie", "1+1", " =1", "'a", "a=b"})
    void anyOtherTextStaysAsItIs(String text) {
        assertEquals(text, Csv.neutral(text));
    }

    @Test
    void cellsAreSeparatedAndQuotedAsSpreadsheetsReadThem() throws IOException {
        assertEquals("\uFEFFa;\"b;c\";\"d\"\"e\";\"f\ng\";;-7.50;-3\r\n",
                file("a", "b;c", "d\"e", "f\ng", null, new BigDecimal("-7.50"), -3));
        assertEquals("\uFEFF\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\"\r\n", file("=HYPERLINK(\"http://x\";\"y\")"));
    }
}
