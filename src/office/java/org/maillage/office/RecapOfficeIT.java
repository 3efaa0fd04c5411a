package org.maillage.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillage.testing.Api;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.World;

/** LibreOffice opens the recap, converts it, and has the same columns, numbers and days. */
@QuarkusTest
class RecapOfficeIT {

    private static final int MINUTES = 3;
    private static final int COLUMNS = 21;
    private static final int FIRST_DAY = 13;
    private static final int VALIDATED = 16;
    /** Semicolons, quotes, UTF-8, from the first line on, columns as they are, French. */
    private static final String FRENCH_CSV = "--infilter=CSV:59,34,76,1,,1036,false,true";

    @TempDir
    Path folder;

    @Test
    void theWorkbookAndTheFileOfASpreadsheetHaveTheRightColumns() throws Exception {
        Place place = Place.fresh();
        Made employer = World.employer("EI");
        World.MadeContract made = World.contract().in(place).withClause(World.hours("700")).heldBy(employer).made();
        Made person = World.person().rsa().eligibleFrom("2018-01-01").made();
        Made job = World.employment(person, employer).from("2018-03-05").until("2018-05-20").made();
        World.hours(job, made.clause(), "2018-03", "135.50").validated();
        World.hours(job, made.clause(), "2018-04", "151.67").validated();
        String recap = "/v1/reports/annual-recap?year=2018&territory=" + place.territory();
        JsonNode total = Api.json(Api.admin().get(recap)).path("total");
        assertEquals("287.17", total.path("validatedHours").asText());
        for (String ending : List.of("xlsx", "csv")) {
            Path file = folder.resolve("recap." + ending);
            Files.write(file, Api.admin().get(recap + "&format=" + ending).asByteArray());
            List<CsvRecord> lines = converted(file);
            assertEquals(List.of("Marché", "Objet du marché", "Acheteur"), lines.get(0).getFields().subList(0, 3), ending);
            assertEquals(COLUMNS, lines.get(0).getFieldCount(), ending);
            assertEquals(person.text("/lastName"), lines.get(1).getField(5), ending);
            assertEquals("2018-03-05", lines.get(1).getField(FIRST_DAY), ending);
            assertEquals(new BigDecimal("287.17"), new BigDecimal(lines.get(1).getField(VALIDATED)).setScale(2), ending);
            assertTrue(lines.stream().anyMatch(line -> line.getField(0).equals("Total")
                    && new BigDecimal(line.getField(VALIDATED)).compareTo(total.path("validatedHours").decimalValue()) == 0), ending);
        }
    }

    /** The first sheet as LibreOffice understood it: an OpenDocument table has numbers and days as such. */
    private List<CsvRecord> converted(Path file) throws IOException, InterruptedException {
        Path out = folder.resolve("out-" + file.getFileName());
        boolean csv = file.toString().endsWith(".csv");
        ProcessBuilder office = new ProcessBuilder("soffice", "--headless", "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                csv ? FRENCH_CSV : "--norestore", "--convert-to", "fods", "--outdir", out.toString(), file.toString());
        Process process = office.redirectErrorStream(true).redirectOutput(folder.resolve("soffice.log").toFile()).start();
        assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "soffice did not end");
        Path sheet = out.resolve(file.getFileName().toString().replaceAll("\\.\\w+$", ".fods"));
        assertTrue(Files.exists(sheet), () -> "soffice made nothing");
        try (CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(OpenDocument.firstSheet(Files.readString(sheet, StandardCharsets.UTF_8)))) {
            return lines.stream().toList();
        }
    }
}
