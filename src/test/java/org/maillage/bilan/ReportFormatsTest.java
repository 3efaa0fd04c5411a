package org.maillage.bilan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.testing.World.hours;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** Whatever the format, a file that is read back has the numbers of the check. */
@QuarkusTest
class ReportFormatsTest {

    @Test
    void everyFormatHasTheTotalsOfTheCheck() throws IOException {
        Made employer = World.employer();
        MadeContract contract = World.contract().during("2018-01-01", "2018-12-31").withClause(hours("3000")).clauseWith("title", "Peinture").heldBy(employer)
                .withClause(hours("500")).clauseWith("title", "Espaces verts").heldBy(employer).made();
        for (int i = 0; i < 10; i++) {
            Made job = World.employment(World.person().criterion(i < 5 ? "RSA" : "DELD").eligibleFrom("2018-01-01").made(), employer).made();
            World.hours(job, contract.clauses().get(i % 2), "2018-0" + (1 + i % 6), "1" + i + "1.67").validated();
        }
        String path = contract.contract().path();
        BigDecimal validated = Api.json(Api.admin().get(path + "/progress?asOf=2018-12-31")).at("/hours/validated").decimalValue();
        assertEquals(new BigDecimal("1466.70"), validated);
        Made bilan = Api.made(path + "/bilans", Fields.of("kind", "FINAL", "asOf", "2018-12-31"));
        for (String report : List.of(path + "/report?asOf=2018-12-31&", contract.contract().path() + "/bilans/1?")) {
            assertEquals(validated, json(report));
            assertEquals(validated, machine(report, "months", 3));
            assertEquals(validated, machine(report, "clauses", 5));
            assertEquals(validated, machine(report, "criteria", 3));
            assertTrue(text(report + "format=csv").contains("Total;1466,70;0,00;0,00;0,00;1466,70;3500,00"), () -> text(report + "format=csv"));
            workbook(Raws.open(report + "format=xlsx").readAllBytes(), validated);
            assertTrue(text(report + "format=html").contains("1\u00A0466,70"));
            assertTrue(pdf(report).contains("1 466,70"));
        }
        assertEquals(bilan.text("/etag"), Api.admin().get(bilan.path()).header("ETag"));
    }

    private static BigDecimal json(String report) {
        JsonNode body = Api.json(Api.admin().get(report + "format=json"));
        return body.has("figures") ? body.at("/figures/hours/validated").decimalValue() : body.at("/hours/validated").decimalValue();
    }

    /** The lines of a table added up, which must make its total; @param column of the hours, after those of table and row */
    private static BigDecimal machine(String report, String table, int column) {
        BigDecimal lines = new BigDecimal("0.00");
        BigDecimal total = null;
        for (String line : text(report + "format=csv&dialect=rfc4180").split("\r\n")) {
            String[] cells = line.split(",");
            if (cells[0].equals(table) && cells[1].equals("DETAIL")) {
                lines = lines.add(new BigDecimal(cells[column]));
            } else if (cells[0].equals(table) && cells[1].equals("TOTAL")) {
                total = new BigDecimal(cells[column]);
            }
        }
        assertEquals(lines, total, table);
        return total;
    }

    /** Past the check against the contract, which would take the decimal commas apart. */
    private static String text(String path) {
        try {
            return new String(Raws.open(path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void workbook(byte[] xlsx, BigDecimal validated) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> months = book.findSheet("Par mois").orElseThrow().read();
            BigDecimal sum = BigDecimal.ZERO;
            for (Row row : months.subList(1, months.size() - 1)) {
                sum = sum.add(row.getCell(1).asNumber());
            }
            assertEquals(0, validated.compareTo(sum));
            assertEquals(0, validated.compareTo(months.get(months.size() - 1).getCell(1).asNumber()));
        }
    }

    private static String pdf(String report) throws IOException {
        try (PDDocument document = Loader.loadPDF(Raws.open(report + "format=pdf").readAllBytes())) {
            return new PDFTextStripper().getText(document).replace('\u00A0', ' ');
        }
    }
}
