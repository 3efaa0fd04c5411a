package org.maillage.imports;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;

/** What may happen to an import on its way, and files that are not what they seem. */
@QuarkusTest
class ImportLifeTest {

    private static final String HEAD = "Identifiant externe;Nom;Prénom;Date de naissance;Sexe;Code INSEE\n";

    @Inject
    Workers workers;

    private static String row(String id, String insee) {
        return id + ";Barbotin;Aïcha;12/05/1990;Femme;" + insee + "\n";
    }

    private static String rows(int from, int to, String prefix) {
        return IntStream.range(from, to).mapToObj(i -> row(prefix + i, "79191")).collect(Collectors.joining());
    }

    private static JsonNode sent(String options, String csv) {
        return Imports.sent("beneficiaries?source=PLIE" + options, csv);
    }

    private static long persons(String prefix, int most) {
        return IntStream.range(0, most).filter(i -> !Api.all("/v1/beneficiaries", Fields.of("externalId", "PLIE:" + prefix + i)).isEmpty()).count();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void allOrNothing() {
        String id = Sample.unique("P");
        JsonNode refused = sent("&atomic=true", HEAD + rows(0, 3, id) + row(id + 3, "99999"));
        assertEquals("REFUSED 0/0/0/1", Imports.counts(refused), refused::toPrettyString);
        assertEquals(4, refused.at("/lines/read").asInt());
        assertEquals(3, Imports.results(Api.adminToken(), refused.path("id").asText(), "NOT_DONE").size());
        assertEquals(0, persons(id, 4));
        assertEquals("DONE 3/0/0/0", Imports.counts(sent("&atomic=true", HEAD + rows(0, 3, id))));
        assertEquals(3, persons(id, 4));
    }

    @Test
    void aDryRunWritesNothing() {
        String id = Sample.unique("P");
        JsonNode run = sent("&dryRun=true", HEAD + rows(0, 2, id) + row(id + 2, "99999"));
        assertEquals("DONE 2/0/0/1", Imports.counts(run), run::toPrettyString);
        assertEquals(0, persons(id, 3));
        assertTrue(Imports.results(Api.adminToken(), run.path("id").asText(), null).stream().allMatch(line -> line.path("id").isNull()));
    }

    @Test
    void whatIsStoppedGoesOnWhereItWasLeft() {
        String id = Sample.unique("P");
        String run = Imports.accepted(Imports.post(Api.adminToken(), "beneficiaries?source=PLIE", Imports.CSV, bytes(HEAD + rows(0, 1000, id))));
        Imports.until(Api.adminToken(), run, now -> now.at("/lines/read").asInt() >= 200);
        workers.pause();
        try {
            Imports.until(Api.adminToken(), run, now -> workers.idle());
            JsonNode left = Api.json(Api.admin().get(Imports.PATH + "/" + run));
            assertTrue(left.path("state").asText().equals("RUNNING") && left.at("/lines/read").asInt() < 1000, left::toPrettyString);
        } finally {
            workers.resume();
        }
        assertEquals("DONE 1000/0/0/0", Imports.counts(Imports.ended(Api.adminToken(), run)));
        List<JsonNode> results = Imports.results(Api.adminToken(), run, null);
        assertEquals(IntStream.rangeClosed(2, 1001).boxed().toList(), results.stream().map(line -> line.path("line").asInt()).toList());
        assertEquals(1000, results.stream().map(line -> line.path("id").asText()).distinct().count());
        assertEquals("DONE 0/0/1000/0", Imports.counts(sent("", HEAD + rows(0, 1000, id))));
    }

    @Test
    void whatIsCalledOffEnds() {
        String id = Sample.unique("P");
        workers.pause();
        String run;
        try {
            run = Imports.accepted(Imports.post(Api.adminToken(), "beneficiaries?source=PLIE", Imports.CSV, bytes(HEAD + rows(0, 3, id))));
            Api.admin().post(Imports.PATH + "/" + run + "/cancellation").then().statusCode(200);
        } finally {
            workers.resume();
        }
        assertEquals("CANCELLED 0/0/0/0", Imports.counts(Imports.ended(Api.adminToken(), run)));
        Api.admin().post(Imports.PATH + "/" + run + "/cancellation").then().statusCode(409).body("code", is("wrong-status"));
    }

    @Test
    void refusedLinesComeBackAsTheyWereAndCanBeSentAgain() throws IOException {
        String id = Sample.unique("P");
        String nir = "1 90 05 79 191 001";
        JsonNode run = sent("", HEAD + row(id + 0, "99999") + row(id + 1, "79191") + row(nir, "79191"));
        String file = Api.admin().get(Imports.PATH + "/" + run.path("id").asText() + "/results.csv").then().statusCode(200)
                .header("Content-Disposition", startsWith("attachment")).extract().asString();
        assertTrue(file.startsWith("\ufeffLigne;Motif du refus;Identifiant externe;Nom"), file);
        assertTrue(file.contains("\r\n2;") && file.contains(";Barbotin;Aïcha;12/05/1990;Femme;99999") && !file.contains(nir) && file.contains("█"), file);
        byte[] book = Api.admin().get(Imports.PATH + "/" + run.path("id").asText() + "/results.xlsx").then().statusCode(200).extract().asByteArray();
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            assertEquals("99999", read.getFirstSheet().read().get(1).getCellText(7));
        }
        assertEquals("DONE 1/0/0/1", Imports.counts(sent("", file.replace("99999", "79191"))));
    }

    @Test
    void aWorkbookIsReadWhateverItsCellsAre() throws IOException {
        String id = Sample.unique("P");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook book = new Workbook(bytes, "t", null);
        book.newWorksheet("Lisez-moi").value(0, 0, "Bonjour");
        Worksheet sheet = book.newWorksheet("Participants");
        sheet.value(0, 0, "Liste au 31 mars");
        String[] heads = {"NOM", "Prénom ", "Date de Naissance", "Civilité", "ID", "INSEE", "Téléphone", "Remarques"};
        for (int i = 0; i < heads.length; i++) {
            sheet.value(2, i, heads[i]);
        }
        for (int row = 3; row < 5; row++) {
            sheet.value(row, 0, "\u00a0Barbotin ");
            sheet.value(row, 1, "Aïcha");
            sheet.value(row, 2, LocalDate.of(1990, 5, 12));
            sheet.style(row, 2).format("dd/MM/yyyy").set();
            sheet.value(row, 3, "Mme");
            sheet.value(row, 4, id + row);
            sheet.value(row, 5, row == 3 ? new BigDecimal(1053) : new BigDecimal(79191));
            sheet.value(row, 6, new BigDecimal(549000001));
        }
        book.finish();
        JsonNode run = Imports.sent(Api.adminToken(), "beneficiaries?source=PLIE", Imports.XLSX, bytes.toByteArray());
        assertEquals("DONE 2/0/0/0", Imports.counts(run), () -> Imports.results(Api.adminToken(), run.path("id").asText(), null).toString());
        assertEquals(2, run.at("/lines/warned").asInt());
        assertEquals("leading-zeros-restored", Imports.results(Api.adminToken(), run.path("id").asText(), null).get(0).at("/warnings/0/code").asText());
        JsonNode person = Api.all("/v1/beneficiaries", Fields.of("externalId", "PLIE:" + id + 3)).get(0);
        assertEquals("[\"Barbotin\", \"1990-05-12\", \"F\", \"01053\", \"0549000001\"]", List.of(person.path("lastName"), person.path("birthDate"),
                person.path("sex"), person.path("commune"), person.path("phone")).toString());
        assertTrue(run.at("/columns/7/field").isNull());
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(bytes(namesAndContents[i + 1]));
            }
        }
        return bytes.toByteArray();
    }

    private static String failure(byte[] book) {
        JsonNode run = Imports.sent(Api.adminToken(), "beneficiaries?source=PLIE", Imports.XLSX, book);
        assertEquals("FAILED", run.path("state").asText(), run::toPrettyString);
        return run.at("/problem/code").asText();
    }

    @Test
    void whatIsNoWorkbookOrAHarmfulOneIsNotRead() throws IOException {
        assertEquals("import-unreadable", failure(bytes("PK this is none")));
        assertEquals("import-format", failure(zip("readme.txt", "none")));
        assertEquals("import-too-large", failure(zip("xl/sharedStrings.xml", " ".repeat(32 << 20))));
        String entity = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><sst>&e;</sst>";
        byte[] template = Api.admin().get("/v1/imports/templates/beneficiaries.xlsx").then().statusCode(200).extract().asByteArray();
        assertEquals("import-unreadable", failure(with(template, "xl/sharedStrings.xml", entity)));
    }

    /** The workbook with another content of one part. */
    private static byte[] with(byte[] book, String part, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path file = Files.write(Path.of("target/import-with.xlsx"), book);
        try (ZipFile in = new ZipFile(file.toFile()); ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(part) ? bytes(content) : in.getInputStream(entry).readAllBytes());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aFileWithoutTheRightHeadingsIsNotRead() {
        assertEquals("import-columns-unknown", sent("", "a;b\n1;2\n").at("/problem/code").asText());
        assertEquals("import-columns-missing", sent("", "Nom;Prénom\nx;y\n").at("/problem/code").asText());
        assertEquals("import-columns-twice", sent("", HEAD.strip() + ";Last name\n").at("/problem/code").asText());
        Imports.post(Api.adminToken(), "beneficiaries", Imports.CSV, new byte[0]).then().statusCode(400);
        Imports.post(Api.adminToken(), "beneficiaries?dryRun=maybe", Imports.CSV, bytes(HEAD)).then().statusCode(400);
        Imports.post(Api.adminToken(), "beneficiaries", "text/plain", bytes(HEAD)).then().statusCode(415);
    }

    @Test
    void aSyncSystemWritesUnderItsOwnSourceInItsOwnTerritoriesAndNobodyElseSeesItsFiles() {
        Place ours = Place.fresh();
        String source = Sample.unique("SRC").toUpperCase(Locale.ROOT);
        String token = Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("sync"), "roles", List.of(Role.SYNC), "territories",
                List.of(ours.territory()), "source", source)).text("/token");
        Imports.post(token, "beneficiaries?source=OTHER", Imports.CSV, bytes(HEAD)).then().statusCode(400);
        String id = Sample.unique("P");
        JsonNode run = Imports.sent(token, "beneficiaries", Imports.CSV, bytes(HEAD.strip() + ";Source\n" + row(id + 0, ours.commune()) + row(id + 1, "79191")
                + row(id + 2, ours.commune()).strip() + ";OTHER\n"));
        assertEquals("DONE 1/0/0/2", Imports.counts(run), run::toPrettyString);
        assertEquals("[out-of-scope, source-not-own]", Imports.results(token, run.path("id").asText(), "REFUSED").stream()
                .map(line -> line.at("/problem/code").asText()).toList().toString());
        Api.admin().get(Imports.PATH + "/" + run.path("id").asText()).then().statusCode(404);
        Api.admin().get(Imports.PATH + "/" + run.path("id").asText() + "/results").then().statusCode(404);
        Imports.post(token, "contracts", Imports.CSV, bytes(HEAD)).then().statusCode(403);
    }

    @ParameterizedTest
    @EnumSource(ImportKind.class)
    void theExampleOfATemplateIsToldAsSuchAndReadWithoutAFaultOnceItIsAnother(ImportKind kind) throws IOException {
        for (String language : List.of("fr", "en")) {
            byte[] book = Api.admin().header("Accept-Language", language).get("/v1/imports/templates/" + kind.path() + ".xlsx").then().statusCode(200)
                    .extract().asByteArray();
            assertEquals("import-example-line", onlyLine(kind, book).at("/problem/code").asText());
            Field own = Columns.of(kind).named("externalId");
            String id = (own == null ? Columns.of(kind).named("beneficiaryExternalId") : own).example();
            JsonNode other = onlyLine(kind, with(book, "xl/sharedStrings.xml", part(book, "xl/sharedStrings.xml").replace(">" + id + "<", ">" + id + "9<")));
            String code = other.at("/problem/code").asText();
            // what it names is not there, but nothing of it is misread
            assertTrue(code.isEmpty() || code.equals("reference-unknown") || code.equals("duplicate"), () -> kind + " " + other);
        }
    }

    private static JsonNode onlyLine(ImportKind kind, byte[] book) {
        JsonNode run = Imports.sent(Api.adminToken(), kind.path() + "?dryRun=true&source=MODELE", Imports.XLSX, book);
        List<JsonNode> lines = Imports.results(Api.adminToken(), run.path("id").asText(), null);
        assertEquals(1, lines.size(), run::toPrettyString);
        run.path("columns").forEach(column -> assertTrue(!column.path("field").isNull(), run::toPrettyString));
        return lines.get(0);
    }

    private static String part(byte[] book, String part) throws IOException {
        Path file = Files.write(Path.of("target/import-part.xlsx"), book);
        try (ZipFile in = new ZipFile(file.toFile())) {
            return new String(in.getInputStream(in.getEntry(part)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyKindComesInAndTheSameAgainChangesNothing() {
        String n = Sample.unique("X");
        String siret = Sample.siret();
        String buyer = Sample.siret();
        Api.made("/v1/buyers", Sample.buyer().with("siret", buyer));
        String employers = "Raison sociale;SIRET;Type;id\nJardins;" + siret + ";ACI;E" + n + "\n";
        String contracts = "Référence,SIRET acheteur,Objet,Nature,Catégorie,Statut,Début,Fin,INSEE,Lot,Intitulé du lot,Base légale,Clause,Objectif,Titulaire,id\n"
                + "M" + n + "," + buyer + ",École,Marché,Travaux,En cours,01/01/2018,31/12/2027,79191,1,Gros œuvre,ORD_2015_899_ART_38,CONDITION,700,"
                + siret + ",M" + n + "\nM" + n + "," + buyer + ",École,Marché,Travaux,En cours,01/01/2018,31/12/2027,79191,2,Peinture,ORD_2015_899_ART_38,CONDITION,100,"
                + siret + ",M" + n + "\n";
        String persons = HEAD.strip() + ";Critères\n" + row("P" + n, "79191").strip() + ";RSA, DELD\n";
        String employments = "id;Matricule;SIRET employeur;Mode;Contrat;Embauche;Fin\nC" + n + ";P" + n + ";" + siret + ";DIRECT_HIRE;CDDI;01/01/2018;31/12/2018\n";
        String hours = "Bulletin;Matricule;SIRET;Marché;Lot;Mois;Heures\nB" + n + ";P" + n + ";" + siret + ";M" + n + ";1;03/2018;151,67\n";
        List<List<String>> files = List.of(List.of("employers", employers), List.of("contracts", contracts), List.of("beneficiaries", persons),
                List.of("employments", employments), List.of("hour-entries", hours));
        for (List<String> file : files) {
            JsonNode run = Imports.sent(file.get(0) + "?source=SI", file.get(1));
            assertEquals(file.get(0).equals("contracts") ? "DONE 1/1/0/0" : "DONE 1/0/0/0", Imports.counts(run),
                    () -> file + " " + Imports.results(Api.adminToken(), run.path("id").asText(), null));
        }
        for (List<String> file : files) {
            JsonNode run = Imports.sent(file.get(0) + "?source=SI", file.get(1));
            assertEquals(file.get(0).equals("contracts") ? "DONE 0/0/2/0" : "DONE 0/0/1/0", Imports.counts(run),
                    () -> file + " " + Imports.results(Api.adminToken(), run.path("id").asText(), null));
        }
        JsonNode person = Api.all("/v1/beneficiaries", Fields.of("externalId", "SI:P" + n)).get(0);
        assertEquals("PENDING", Api.json(Api.admin().get("/v1/beneficiaries/" + person.path("id").asText() + "/eligibilities")).at("/items/0/decision").asText());
        assertEquals("DONE 0/1/0/0", Imports.counts(Imports.sent("hour-entries?source=SI", hours.replace("151,67", "150"))));
    }

    @Test
    void aRevokedAccountWritesNoMore() {
        Made client = Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("client"), "roles", List.of(Role.FACILITATOR)));
        String id = Sample.unique("P");
        workers.pause();
        try {
            Imports.accepted(Imports.post(client.text("/token"), "beneficiaries?source=PLIE", Imports.CSV, bytes(HEAD + rows(0, 1, id))));
            Api.accounts().post(client.path() + "/revocation").then().statusCode(200);
        } finally {
            workers.resume();
        }
        Imports.until(Api.adminToken(), Imports.accepted(Imports.post(Api.adminToken(), "beneficiaries?source=PLIE", Imports.CSV, bytes(HEAD))), now -> workers.idle());
        assertEquals(0, persons(id, 1));
    }

    @Test
    void whoSentTheFileIsInTheAuditTrail() {
        String id = Sample.unique("P");
        sent("", HEAD + rows(0, 1, id));
        String person = Api.all("/v1/beneficiaries", Fields.of("externalId", "PLIE:" + id + 0)).get(0).path("id").asText();
        JsonNode event = Api.json(Api.auditor().queryParam("resourceId", person).queryParam("action", "CREATE").get("/v1/audit")).at("/items/0");
        assertTrue(event.toString().contains("client:"), event::toPrettyString);
    }
}
