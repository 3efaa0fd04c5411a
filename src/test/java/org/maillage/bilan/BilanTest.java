package org.maillage.bilan;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.testing.World.hours;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.document.Hash;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** Balances that are issued: numbered, frozen, fit for the buyer, and telling what changed. */
@QuarkusTest
class BilanTest {

    private static final String DAY = "2018-06-30";

    /** Hours of six long-term unemployed, five recipients of RSA and one person with a handicap. */
    private static final class Site {
        final Place place = Place.fresh();
        final Made buyer = World.buyer();
        final Made employer = World.employer();
        final MadeContract contract = World.contract().by(buyer).in(place).during("2018-01-01", "2018-12-31")
                .withClause(hours("1200")).heldBy(employer).made();
        final List<Made> entries = new ArrayList<>();
        final List<String> persons = new ArrayList<>();

        Site() {
            for (int i = 0; i < 12; i++) {
                Made person = World.person().criterion(i < 6 ? "DELD" : i < 11 ? "RSA" : "RQTH").eligibleFrom("2018-01-01").made();
                persons.add(person.id());
                Made job = World.employment(person, employer).made();
                entries.add(World.hours(job, contract.clause(), "2018-03", "3" + (i % 10) + ".25").validated());
            }
        }

        String bilans() {
            return contract.contract().path() + "/bilans";
        }

        Made issued() {
            return Api.made(bilans(), Fields.of("kind", "INTERMEDIATE", "asOf", DAY));
        }
    }

    /** The very bytes: what is read as text may not survive it. */
    static byte[] bytes(String path) throws IOException {
        try (InputStream in = Raws.open(path)) {
            return in.readAllBytes();
        }
    }

    @Test
    void whatIsIssuedNeverChangesAndTheNextSaysWhatDid() throws IOException {
        Site site = new Site();
        Made first = site.issued();
        assertEquals(1, first.body().path("number").intValue());
        byte[] json = bytes(first.path());
        byte[] pdf = bytes(first.path() + "?format=pdf");
        byte[] csv = bytes(first.path() + "?format=csv&dialect=rfc4180");
        byte[] page = bytes(first.path() + "?format=csv");

        Made entry = site.entries.get(0);
        Made corrected = Api.made(Api.admin(), entry.path() + "/correction", Fields.of("reason", "Erreur", "hours", Sample.decimal("20.00")));
        Api.post(Api.admin(), corrected.path() + "/validation", Fields.of()).then().statusCode(200);
        Made second = site.issued();

        assertArrayEquals(json, bytes(first.path()));
        assertArrayEquals(pdf, bytes(first.path() + "?format=pdf"));
        assertArrayEquals(csv, bytes(first.path() + "?format=csv&dialect=rfc4180"));
        assertArrayEquals(page, bytes(first.path() + "?format=csv"));
        JsonNode content = second.now();
        assertEquals(2, content.path("number").intValue());
        assertEquals(first.text("/sha256"), content.path("previousSha256").asText());
        BigDecimal before = Api.json(Api.admin().get(first.path())).at("/figures/hours/validated").decimalValue();
        assertEquals(before.subtract(new BigDecimal("10.25")), content.at("/figures/hours/validated").decimalValue());
        assertEquals("30.25 20.00", change(content, "/figures/months/2018-03/validated", before, "30.25"));
        List<String> paths = StreamSupport.stream(content.path("changes").spliterator(), false).map(one -> one.path("path").asText()).toList();
        assertTrue(paths.contains("/figures/hours/validated") && paths.contains("/figures/check/remaining")
                && paths.contains("/figures/modes/DIRECT_HIRE/hours") && paths.contains("/figures/criteria/DELD/hours"), paths::toString);
        assertFalse(paths.stream().anyMatch(path -> path.contains("/2018-02/") || path.endsWith("/owed")), paths::toString);
    }

    /** That the month went from {@code before} to what is left without the difference between old and new hours. */
    private static String change(JsonNode content, String path, BigDecimal before, String old) {
        for (JsonNode one : content.path("changes")) {
            if (one.path("path").asText().equals(path)) {
                assertEquals(before, one.path("before").decimalValue());
                assertEquals("months", one.path("part").asText());
                assertEquals("2018-03", one.path("item").asText());
                return old + " " + one.path("after").decimalValue().subtract(before).add(new BigDecimal(old));
            }
        }
        return "nothing at " + path;
    }

    @Test
    void theHashIsThatOfTheBytes() throws Exception {
        Made issued = new Site().issued();
        for (String format : List.of("json", "pdf")) {
            String path = issued.path() + "?format=" + format;
            Path file = Files.createTempFile("bilan", "." + format);
            Files.write(file, bytes(path));
            Process sum = new ProcessBuilder("sha256sum", file.toString()).start();
            String printed = new String(sum.getInputStream().readAllBytes()).substring(0, 64);
            Files.delete(file);
            assertEquals(issued.text(format.equals("json") ? "/sha256" : "/pdfSha256"), printed);
            String digest = "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(printed)) + ":";
            Api.admin().get(path).then().statusCode(200).header("ETag", '"' + printed + '"').header("Repr-Digest", digest);
            Api.admin().header("If-None-Match", '"' + printed + '"').get(path).then().statusCode(304);
        }
        Api.admin().get(issued.path()).then().header("ETag", issued.etag())
                .header("Content-Disposition", "inline; filename=\"bilan-" + Raws.slug(issued) + "-1.json\"");
    }

    @Test
    void itNamesNobodyAndTellsNothingOfFew() throws IOException {
        Site site = new Site();
        Made issued = site.issued();
        JsonNode figures = issued.now().path("figures");
        assertEquals(Set.of("DELD", "AUTRE"), Set.copyOf(figures.path("criteria").findValuesAsText("code")));
        assertEquals(List.of("6", "6"), figures.path("criteria").findValuesAsText("persons"));
        assertEquals(12, figures.path("persons").intValue());
        assertEquals(figures.at("/hours/validated").decimalValue(), sum(figures.path("criteria"), "hours"));
        assertEquals(figures.at("/hours/validated").decimalValue(), sum(figures.path("modes"), "hours"));
        assertEquals(figures.at("/hours/validated").decimalValue(), sum(figures.path("months"), "validated"));
        String buyers = Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("buyer"), "roles", List.of(Role.BUYER),
                "buyerIds", List.of(site.buyer.id()))).text("/token");
        assertArrayEquals(bytes(issued.path()), Raws.open(issued.path(), buyers).readAllBytes());
        String all = Api.as(buyers).get(issued.path()).asString() + text(bytes(issued.path() + "?format=pdf"));
        for (String id : site.persons) {
            JsonNode person = Api.json(Api.admin().get("/v1/beneficiaries/" + id));
            assertFalse(all.contains(id) || all.contains(person.path("lastName").asText()), id);
        }
        assertFalse(all.contains("RQTH"));
    }

    private static BigDecimal sum(JsonNode parts, String field) {
        return StreamSupport.stream(parts.spliterator(), false).map(part -> part.path(field).decimalValue()).reduce(BigDecimal::add).orElseThrow();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void paperSaysTheNumbersOfTheData() throws IOException {
        Site site = new Site();
        Made issued = site.issued();
        JsonNode figures = issued.now().path("figures");
        String text = text(bytes(issued.path() + "?format=pdf")).replace('\u00A0', ' ');
        assertTrue(text.contains("Bilan n° 1 du contrat " + site.contract.contract().text("/reference")), text);
        assertTrue(text.contains(issued.text("/sha256")) && text.contains("Bilan intermédiaire") && text.contains("30/06/2018"), text);
        assertTrue(text.contains(figures.at("/hours/validated").asText().replace('.', ',')), text);
        assertTrue(text.contains(Hash.sha256(bytes(issued.path() + "?format=csv&dialect=rfc4180"))), "the hash below each page");
        Made english = Api.made(Api.admin().header("Accept-Language", "en"), site.bilans(), Fields.of("kind", "FINAL", "comment", "Last one"));
        assertTrue(text(bytes(english.path() + "?format=pdf")).contains("Final balance"));
        Api.admin().header("Accept-Language", "fr").get(english.path() + "?format=pdf").then().header("Content-Language", "en");
        Api.admin().get(english.path() + "?format=html").then().statusCode(200).contentType("text/html");
        Api.admin().get(english.path() + "?format=xlsx").then().statusCode(200);
    }

    @Test
    void numbersHaveNoGapWhoeverIssuesAtOnce() throws Exception {
        Site site = new Site();
        ExecutorService both = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> calls = new ArrayList<>(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Integer>) () -> site.issued().body().path("number").intValue()).toList());
        List<Integer> numbers = new ArrayList<>();
        for (Future<Integer> one : both.invokeAll(calls)) {
            numbers.add(one.get());
        }
        both.shutdown();
        assertEquals(IntStream.rangeClosed(1, 8).boxed().toList(), numbers.stream().sorted().toList());
        Api.admin().get(site.bilans()).then().body("items.number", contains(1, 2, 3, 4, 5, 6, 7, 8)).body("items.sha256", notNullValue());
        String previous = null;
        for (int number = 1; number <= 8; number++) {
            JsonNode content = Api.json(Api.admin().get(site.bilans() + "/" + number));
            assertEquals(previous, content.path("previousSha256").textValue());
            assertEquals(0, content.path("changes").size());
            previous = Api.admin().get(site.bilans() + "/" + number).header("ETag").replace("\"", "");
        }
    }

    @Test
    void isRefusedAndHidden() {
        Site site = new Site();
        Api.post(Api.admin(), site.bilans(), Fields.of("kind", "FINAL", "asOf", "2199-01-01")).then().statusCode(422)
                .body("code", is("future-day")).body("errors[0].pointer", is("/asOf"));
        Api.post(Api.admin(), site.bilans(), Fields.of("kind", "FINAL", "comment", "1 84 12 79 123 456 78")).then().statusCode(422)
                .body("code", is("nir-refused"));
        Api.post(Api.admin(), site.bilans(), Fields.of("kind", "LAST")).then().statusCode(400);
        Made issued = site.issued();
        Api.admin().get(site.bilans() + "/2").then().statusCode(404);
        Api.admin().get(site.bilans() + "/x").then().statusCode(404);
        Api.admin().get(issued.path() + "?format=odt").then().statusCode(400);
        Api.admin().header("Accept", "image/png").get(issued.path()).then().statusCode(406);
        for (Role role : List.of(Role.FACILITATOR, Role.READER)) {
            Api.client(role, Place.fresh().territory()).get(issued.path()).then().statusCode(404);
            Api.client(role, site.place.territory()).get(issued.path()).then().statusCode(200);
        }
        Api.client(Role.READER, site.place.territory()).body(Fields.of("kind", "FINAL")).post(site.bilans()).then().statusCode(403);
        assertNotEquals(issued.etag(), site.issued().etag());
        Api.delete(site.contract.clause().path()).then().statusCode(409);
        Api.delete(site.contract.contract().path()).then().statusCode(409).body("code", is("referenced"));
    }
}
