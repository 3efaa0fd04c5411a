package org.maillage.matrix;

import static org.maillage.testing.World.hours;

import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** One of everything in a place of its own, and for each role a client that is bound to it. */
final class Estate {

    static final String MONTH = "2018-03";

    final Place place;
    private final String laterEpci;
    final String referent = Sample.unique("referent") + "@exemple.fr";
    final String source = Sample.unique("SI").toUpperCase();
    final Made buyer = World.buyer();
    final Made employer = World.employer();
    final Made prescriber = World.prescriber();
    final Made contract;
    final Made clause;
    final Made person;
    final Made eligibility;
    final Made employment;
    final Made exit;
    final Made hours;
    final Made target;
    final Made hold;
    final Made bilan;
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    /** @param department its places, two at least: the estate is in the first, the EPCI of the second are free from 2090 on */
    Estate(List<Place> department) {
        this.place = department.get(0);
        this.laterEpci = freed(department.get(1));
        MadeContract made = World.contract().by(buyer).in(place).withClause(hours("700")).heldBy(employer).made();
        contract = made.contract();
        clause = made.clause();
        person = person();
        eligibility = eligibility(person);
        employment = employment(person);
        exit = exit(person);
        hours = declared(employment);
        target = target();
        hold = hold(person);
        bilan = Api.made(contract.path() + "/bilans", Fields.of("kind", "INTERMEDIATE", "asOf", "2018-06-30"));
        for (Role role : Role.values()) {
            tokens.put(role, Api.made(Api.accounts(), "/v1/api-clients", client(role)).text("/token"));
        }
    }

    /** The token of the client that is bound to this estate. */
    String token(Role role) {
        return tokens.get(role);
    }

    private Fields client(Role role) {
        Fields client = Fields.of("name", Sample.unique(role.name()), "roles", List.of(role));
        return switch (role) {
            case EMPLOYER, SUPPLIER -> client.with("employerIds", List.of(employer.id()));
            case BUYER -> client.with("buyerIds", List.of(buyer.id()));
            case PRESCRIBER -> client.with("prescriberIds", List.of(prescriber.id()));
            case REFERENT -> client.with("referent", referent);
            case SYNC -> client.with("departments", List.of(place.department())).with("source", source);
            case AUDITOR -> client.with("departments", List.of(place.department())).with("reason", "Contrôle de service fait")
                    .with("expiresAt", Instant.now().plus(30, ChronoUnit.DAYS).toString());
            default -> client.with("departments", List.of(place.department()));
        };
    }

    /** What a new person of this place is; nobody works yet. */
    Fields personBody() {
        return Sample.beneficiary().with("commune", place.commune()).with("prescriberId", prescriber.id())
                .with("referentAccount", referent).with("phone", "06 00 00 00 07")
                .with("externalIds", List.of(Fields.of("source", source, "id", Sample.unique("p"))));
    }

    /** Where something new of a collection is under a name that its sync system gives it. */
    String named(String collection) {
        return collection + "/by-external-id/" + source + "/" + Sample.unique("n");
    }

    Made person() {
        return Api.made("/v1/beneficiaries", personBody());
    }

    Made eligibility(Made of) {
        return Api.made(of.path() + "/eligibilities", Sample.eligibility("RSA", "2018-01-01"));
    }

    /** Still to be decided: it can be deleted. */
    Made pending(Made of) {
        return Api.made(of.path() + "/eligibilities", Sample.eligibility("RSA", "2018-01-01").with("decision", "PENDING")
                .without("decidedOn").without("validFrom"));
    }

    Made employment(Made of) {
        return Api.made("/v1/employments", Sample.employment(of.id(), employer.id(), "2018-01-01"));
    }

    /** A new person with an employment that lasts. */
    Made employed() {
        Made one = person();
        employment(one);
        return one;
    }

    /** Hired for good. */
    Fields exitBody() {
        return Fields.of("milestone", "END", "situation", "CDI", "observedOn", "2018-06-01");
    }

    Made exit(Made of) {
        return Api.made(of.path() + "/exits", exitBody());
    }

    /** What a declaration of new hours of this place is: another employment each time. */
    Fields hoursBody() {
        return hoursBody(employment(person()));
    }

    Fields hoursBody(Made of) {
        return Sample.hours(of.id(), clause.id(), MONTH, "35.00");
    }

    Made declared(Made of) {
        return Api.made("/v1/hour-entries", hoursBody(of));
    }

    Made declared() {
        return declared(employment(person()));
    }

    Made contract() {
        return Api.made("/v1/contracts", contractBody());
    }

    Fields contractBody() {
        return Sample.contract(buyer.id(), place.commune());
    }

    /** One record, never seen before, of a contract of this place. */
    Fields decpFile() {
        Fields record = Fields.of("id", Sample.unique("D"), "acheteur", Fields.of("id", buyer.text("/siret")), "objet", "Voirie",
                "lieuExecution", Fields.of("code", place.commune(), "typeCode", "Code commune"), "dateNotification", "2024-05-15", "dureeMois", 12);
        return Fields.of("marches", Fields.of("marche", List.of(record)));
    }

    /** Where what was published of such a contract is. */
    String decpContract() {
        Response taken = Api.post(Api.admin(), "/v1/imports/decp", decpFile()).then().statusCode(200).extract().response();
        return "/v1/contracts/" + taken.path("items[0].contractId") + "/decp";
    }

    Made clause() {
        return Api.made("/v1/clauses", Sample.clause(contract.id()));
    }

    Fields targetBody() {
        return Fields.of("territory", place.territory(), "year", 2019, "hours", Sample.decimal("10.00"), "rsaShare", Sample.decimal("0.3000"),
                "effectiveOn", LocalDate.of(2019, 1, 1).plusDays(next++ % 300).toString());
    }

    private static int next;

    Made target() {
        return Api.made("/v1/targets", targetBody());
    }

    Fields holdBody(Made of) {
        return Fields.of("operation", Sample.unique("FSE"), "reason", "Contrôle en cours", "beneficiaryIds", List.of(of.id()));
    }

    Made hold(Made of) {
        return Api.made("/v1/legal-holds", holdBody(of));
    }

    /** In force long after everybody here. */
    Fields ruleBody() {
        return Fields.of("kind", "AUDIT", "effectiveOn", LocalDate.of(2150, 1, 1).plusDays(next++).toString(), "months", 24);
    }

    /** A territory of one day: an EPCI is in one territory at a time. */
    Fields territoryBody() {
        String day = LocalDate.of(2090, 1, 1).plusDays(next++).toString();
        return Fields.of("code", Sample.unique("T"), "name", Sample.unique("Territoire"), "department", place.department(),
                "epcis", List.of(Fields.of("siren", laterEpci, "validFrom", day, "validUntil", day)));
    }

    private static String freed(Place other) {
        String path = "/v1/territories/" + other.territory();
        List<Fields> ended = new ArrayList<>();
        Api.json(Api.admin().get(path)).path("epcis").forEach(epci ->
                ended.add(Fields.of("siren", epci.path("siren").asText(), "validUntil", "2089-12-31")));
        Api.patch(path, Fields.of("epcis", ended)).then().statusCode(200);
        return ended.get(0).get("siren").toString();
    }

    Made territory() {
        return Api.made("/v1/territories", territoryBody());
    }
}
