package org.maillage.procurement;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.maillage.testing.Refusals.assertRefused;

import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Contracts and clauses are there for those who work in one of their places. */
@QuarkusTest
class ScopeOfContractsTest {

    private static final String CONTRACTS = "/v1/contracts";
    private static final String CLAUSES = "/v1/clauses";
    private static final String BRESSUIRE = "79049";

    @Test
    void oneOfThePlacesIsEnough() {
        Made buyer = World.buyer();
        var both = World.contract().by(buyer).inShares(Sample.NIORT, "0.5", BRESSUIRE, "0.5").withClause(World.hours("7")).made();
        World.contract().by(buyer).in(Sample.NIORT).withClause(World.hours("7")).made();
        World.contract().by(buyer).somewhereIn("79").withClause(World.hours("7")).made();
        String token = Api.token(List.of(Role.READER), "BOCAGE");

        Api.as(token).get(CONTRACTS + "?buyerId=" + buyer.id()).then().statusCode(200).body("items.id", contains(both.id()));
        Api.as(token).get(both.contract().path()).then().statusCode(200);
        Api.as(token).get(both.clause().path()).then().statusCode(200);
        Api.as(token).get(CLAUSES + "?contractId=" + both.id()).then().statusCode(200).body("items", hasSize(1));
        Api.admin().get(CONTRACTS + "?buyerId=" + buyer.id()).then().statusCode(200).body("items", hasSize(3));
        Api.client(Role.READER).get(CONTRACTS + "?buyerId=" + buyer.id()).then().statusCode(200).body("items", hasSize(3));
    }

    @Test
    void whatIsElsewhereIsNotThere() {
        var made = World.contract().withClause(World.hours("7")).made();
        String token = Api.token(List.of(Role.FACILITATOR), "BOCAGE", "GATINE");

        for (Made hidden : List.of(made.contract(), made.clause())) {
            assertRefused(404, "not-found", Api.as(token).get(hidden.path()));
            assertRefused(404, "not-found", Api.patch(Api.as(token), hidden.path(), hidden.etag(), Fields.of("title", "X")));
            assertRefused(404, "not-found", Api.delete(Api.as(token), hidden.path(), hidden.etag()));
        }
        Api.as(token).get(CLAUSES + "?contractId=" + made.id()).then().statusCode(200).body("items", hasSize(0));
        assertRefused(422, "reference-unknown", "/contractId", Api.post(Api.as(token), CLAUSES, Sample.clause(made.id())));
    }

    @Test
    void aBoundClientWritesWhereItWorks() {
        String token = Api.token(List.of(Role.FACILITATOR), "NIORTAIS");
        String buyer = World.buyer().id();
        Made contract = Api.made(Api.as(token), CONTRACTS, Sample.contract(buyer, Sample.NIORT));
        Made clause = Api.made(Api.as(token), CLAUSES, Sample.clause(contract.id()));
        Api.patch(Api.as(token), clause.path(), clause.etag(), Fields.of("title", "Insertion")).then().statusCode(200);

        assertRefused(403, "out-of-scope", "/places", Api.post(Api.as(token), CONTRACTS, Sample.contract(buyer, BRESSUIRE)));
        assertRefused(403, "out-of-scope", "/places", Api.post(Api.as(token), CONTRACTS, Sample.contract(buyer, BRESSUIRE)
                .with("places", List.of(Fields.of("department", "79")))));
        assertRefused(403, "out-of-scope", "/places", Api.patch(Api.as(token), contract.path(), contract.etag(),
                Fields.of("places", List.of(Fields.of("commune", BRESSUIRE)))));
        BigDecimal half = new BigDecimal("0.5");
        Api.patch(Api.as(token), contract.path(), contract.etag(), Fields.of("places", List.of(
                Fields.of("commune", BRESSUIRE, "share", half), Fields.of("commune", Sample.NIORT, "share", half)))).then().statusCode(200);
        Api.delete(Api.as(token), clause.path(), Api.etag(clause.path())).then().statusCode(204);
        Api.delete(Api.as(token), contract.path(), Api.etag(contract.path())).then().statusCode(204);
    }

    @Test
    void facilitatorsWrite() {
        var made = World.contract().withClause(World.hours("7")).made();
        for (Role role : List.of(Role.COORDINATOR, Role.READER, Role.ADMIN)) {
            String token = Api.token(List.of(role));
            for (Made each : List.of(made.contract(), made.clause())) {
                assertRefused(403, "forbidden", Api.patch(Api.as(token), each.path(), each.etag(), Fields.of("title", "X")));
                assertRefused(403, "forbidden", Api.delete(Api.as(token), each.path(), each.etag()));
            }
            assertRefused(403, "forbidden", Api.post(Api.as(token), CONTRACTS, Sample.contract(World.buyer().id(), Sample.NIORT)));
            assertRefused(403, "forbidden", Api.post(Api.as(token), CLAUSES, Sample.clause(made.id())));
        }
        assertRefused(401, "unauthorized", Api.anonymous().get(made.clause().path()));
        Api.patch(Api.client(Role.FACILITATOR), made.clause().path(), made.clause().etag(), Fields.of("title", "Y")).then().statusCode(200);
    }
}
