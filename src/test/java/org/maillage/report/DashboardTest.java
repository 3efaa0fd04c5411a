package org.maillage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Place;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** That the page shows what the entries add up to, and is whole in itself. */
@QuarkusTest
class DashboardTest {

    private static final List<String> CHARTS = List.of("target", "rsa-share", "curve", "territories", "modes", "criteria", "clauses-behind");

    private static RandomHistory history;

    @BeforeEach
    void tell() {
        if (history == null) {
            history = new RandomHistory(79).told();
        }
    }

    private static String path() {
        return "/v1/departments/" + history.department() + "/dashboard";
    }

    private static JsonNode data(String query) {
        return Api.json(Api.admin().get(path() + "?" + query).then().statusCode(200).extract().response());
    }

    // ------------------------------------------------------------------------------------------------------ the numbers

    @ParameterizedTest
    @ValueSource(strings = {"2018-12-31", "2018-09-30", "2018-04-17", "2018-01-01", "2019-06-30"})
    void everyNumberIsTheRecountOfTheEntries(String asOf) {
        LocalDate day = LocalDate.parse(asOf);
        JsonNode dashboard = data("year=2018&asOf=" + asOf);
        BruteForce entries = BruteForce.of("department=" + history.department());
        assertEquals(Api.json(Api.admin().get("/v1/departments/" + history.department() + "/progress?year=2018&asOf=" + asOf)), dashboard.path("progress"));

        BigDecimal cumulative = BigDecimal.ZERO;
        for (JsonNode month : dashboard.path("months")) {
            String name = month.path("month").asText();
            BruteForce.Tally done = entries.tally(day, entry -> entry.path("month").asText().equals(name));
            cumulative = cumulative.add(done.validated());
            assertEquals(BruteForce.text(done.validated()), month.at("/hours/validated").asText(), name);
            assertEquals(BruteForce.text(done.declared()), month.at("/hours/declared").asText(), name);
            boolean begun = !LocalDate.parse(name + "-01").isAfter(day);
            assertEquals(begun ? 0 : 1, begun ? cumulative.compareTo(month.path("cumulative").decimalValue()) : month.path("cumulative").isNull() ? 1 : 0, name);
        }
        assertEquals(12, dashboard.path("months").size());
        assertEquals(0, cumulative.compareTo(dashboard.at("/progress/hours/validated").decimalValue()));
        for (String parts : List.of("modes", "criteria")) {
            assertEquals(0, cumulative.compareTo(sum(dashboard.path(parts))), parts);
        }
    }

    private static BigDecimal sum(JsonNode parts) {
        return StreamSupport.stream(parts.spliterator(), false).map(part -> part.path("hours").decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-12-31", "2018-06-30", "2018-02-01"})
    void theClausesBehindAreThoseWhoseOwnCheckSaysSo(String asOf) {
        LocalDate day = LocalDate.parse(asOf);
        List<JsonNode> behind = new ArrayList<>();
        history.clauses().forEach(clause -> {
            JsonNode now = clause.now();
            JsonNode check = Api.json(Api.admin().get(clause.path() + "/progress?asOf=" + asOf));
            boolean runs = !LocalDate.parse(now.path("startOn").asText()).isAfter(day)
                    && !LocalDate.parse(now.path("endOn").asText()).isBefore(LocalDate.of(2018, 1, 1));
            String status = Api.json(Api.admin().get("/v1/contracts/" + now.path("contractId").asText())).path("status").asText();
            if (runs && status.equals("IN_PROGRESS") && List.of("BEHIND", "MISSED").contains(check.at("/checks/hours/verdict").asText())) {
                behind.add(check);
            }
        });
        behind.sort(Comparator.comparing(DashboardTest::late).reversed());
        JsonNode shown = data("year=2018&asOf=" + asOf).path("clausesBehind");
        assertEquals(Math.min(10, behind.size()), shown.size());
        for (int i = 0; i < shown.size(); i++) {
            assertEquals(late(behind.get(i)), shown.get(i).path("behindBy").decimalValue());
            String id = shown.get(i).path("clauseId").asText();
            JsonNode own = behind.stream().filter(one -> one.path("clauseId").asText().equals(id)).findFirst().orElseThrow();
            assertEquals(own.at("/hours/validated"), shown.get(i).path("validated"));
            for (String property : List.of("owed", "rate", "contractId")) {
                assertEquals(own.path(property), shown.get(i).path(property), property);
            }
            assertEquals(own.at("/checks/hours/verdict"), shown.get(i).path("verdict"));
        }
        assertTrue(shown.size() > 0, "nothing is behind");
    }

    private static BigDecimal late(JsonNode check) {
        return check.at("/checks/hours/expected").decimalValue().subtract(check.at("/hours/validated").decimalValue()).max(new BigDecimal("0.01"));
    }

    // --------------------------------------------------------------------------------------------------------- the page

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void thePageIsWholeInItself(String language) throws Exception {
        Response page = Api.admin().header("Accept-Language", language).get(path() + "?year=2018&format=html").then().statusCode(200).extract().response();
        String text = page.asString();
        Document document = parsed(text);
        assertEquals("text/html;charset=UTF-8", page.contentType());
        assertEquals(language, document.getDocumentElement().getAttribute("lang"));
        assertEquals("inline; filename=\"dashboard-" + history.department() + "-2018.html\"", page.header("Content-Disposition"));
        assertEquals(List.of("default-src 'none'; style-src 'sha256-" + sha256(only(document, "style").getTextContent())
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"), page.headers().getValues("Content-Security-Policy"));
        for (String outside : List.of("<script", "javascript:", "src=", "@import", "url(", " style=", " onload", " onclick", "<link", "<iframe")) {
            assertFalse(text.contains(outside), outside);
        }
        assertFalse(text.replace("http://www.w3.org/2000/svg", "").contains("://"), "an address");
        assertFalse(text.contains("NOT_FOUND") || text.contains("{d.") || text.contains("null"), "a hole");
        for (String landmark : List.of("header", "nav", "main", "footer", "h1")) {
            only(document, landmark);
        }
        ids(document);
        pictures(document);
    }

    private static void ids(Document document) {
        Set<String> ids = new HashSet<>();
        elements(document, element -> element.hasAttribute("id")).forEach(element -> assertTrue(ids.add(element.getAttribute("id"))));
        elements(document, element -> element.hasAttribute("aria-labelledby")).forEach(element -> List.of(element.getAttribute("aria-labelledby")
                .split(" ")).forEach(id -> assertTrue(ids.contains(id), id)));
        elements(document, element -> element.getAttribute("href").startsWith("#")).forEach(element ->
                assertTrue(ids.contains(element.getAttribute("href").substring(1))));
    }

    /** Every picture has its words, and its figures as a table after it. */
    private static void pictures(Document document) {
        List<Element> sections = elements(document, element -> element.getTagName().equals("section") && CHARTS.contains(element.getAttribute("id")));
        assertEquals(CHARTS, sections.stream().map(section -> section.getAttribute("id")).toList());
        for (Element section : sections) {
            Element svg = (Element) section.getElementsByTagName("svg").item(0);
            assertEquals("img", svg.getAttribute("role"));
            assertFalse(svg.getElementsByTagName("title").item(0).getTextContent().isBlank());
            assertFalse(svg.getElementsByTagName("desc").item(0).getTextContent().isBlank());
            assertTrue(section.getElementsByTagName("table").getLength() == 1, section.getAttribute("id"));
            assertTrue(section.getElementsByTagName("caption").getLength() == 1, section.getAttribute("id"));
        }
    }

    @Test
    void thePageShowsTheNumbersOfTheData() throws Exception {
        JsonNode dashboard = data("year=2018&asOf=2018-09-30");
        String page = Api.admin().header("Accept-Language", "en").get(path() + "?year=2018&asOf=2018-09-30&format=html").asString();
        dashboard.path("months").forEach(month -> assertTrue(page.contains(english(month.at("/hours/validated")))));
        dashboard.path("clausesBehind").forEach(clause -> assertTrue(page.contains(">" + english(clause.path("behindBy")) + "<")));
        dashboard.at("/progress/territories").forEach(territory -> assertTrue(page.contains(english(territory.at("/hours/validated")))));
        dashboard.path("criteria").forEach(part -> assertTrue(page.contains(">" + english(part.path("hours")) + "<")));
        assertEquals(page, Api.admin().header("Accept-Language", "en").accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get(path() + "?year=2018&asOf=2018-09-30").asString());
    }

    private static String english(JsonNode number) {
        return "%,.2f".formatted(number.decimalValue());
    }

    @Test
    void aYearInWhichNothingWasDoneOrAskedHasAPageToo() throws Exception {
        Place empty = Place.freshDepartment().get(0);
        String page = Api.admin().get("/v1/departments/" + empty.department() + "/dashboard?year=2031&format=html").then().statusCode(200).extract().asString();
        assertTrue(page.contains("aucun objectif n’est fixé"));
        assertTrue(page.contains("Aucune clause n’est en retard"));
        parsed(page);
    }

    // -------------------------------------------------------------------------------------------------------- the charts

    @Test
    void everyChartStandsAlone() throws Exception {
        for (String chart : CHARTS) {
            Response picture = Api.admin().get(path() + "/" + chart + ".svg?year=2018&asOf=2018-09-30").then().statusCode(200).extract().response();
            Document document = parsed(picture.asString());
            assertEquals("image/svg+xml;charset=UTF-8", picture.contentType());
            assertEquals("http://www.w3.org/2000/svg", document.getDocumentElement().getNamespaceURI());
            assertTrue(picture.header("Content-Security-Policy").contains("'sha256-" + sha256(only(document, "style").getTextContent()) + "'"));
            assertEquals("inline; filename=\"dashboard-" + history.department() + "-2018-" + chart + ".svg\"", picture.header("Content-Disposition"));
            ids(document);
        }
    }

    @Test
    void whatIsNotThereIsRefused() {
        Api.admin().get(path() + "/nothing.svg").then().statusCode(404);
        Api.admin().get(path() + "/curve.png").then().statusCode(404);
        Api.admin().accept("application/json").get(path() + "/curve.svg").then().statusCode(406);
        Api.admin().accept("text/csv").get(path()).then().statusCode(406);
        Api.admin().get(path() + "?format=pdf").then().statusCode(400);
        Api.admin().get(path() + "/curve.svg?format=html").then().statusCode(400);
        Api.admin().get("/v1/departments/00/dashboard").then().statusCode(404);
        Api.client(Role.STATISTICS).get(path()).then().statusCode(403);
        Api.anonymous().get(path()).then().statusCode(401);
    }

    @Test
    void whoIsBoundToATerritorySeesNoDepartment() {
        String territory = data("year=2018").at("/progress/territories/0/territory/code").asText();
        Api.client(Role.FACILITATOR, territory).get(path()).then().statusCode(404);
        Api.client(Role.FACILITATOR, territory).get(path() + "/curve.svg").then().statusCode(404);
    }

    // ------------------------------------------------------------------------------------------------------------ helpers

    private static Document parsed(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Element only(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        assertEquals(1, found.getLength(), tag);
        return (Element) found.item(0);
    }

    private static List<Element> elements(Document document, Predicate<Element> which) {
        NodeList all = document.getElementsByTagName("*");
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            if (which.test((Element) all.item(i))) {
                found.add((Element) all.item(i));
            }
        }
        return found;
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
