package org.maillage.hours;

import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.maillage.testing.Refusals.assertRefused;
import static org.maillage.testing.World.hours;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Validating, rejecting and correcting hours over HTTP. */
@QuarkusTest
class HourDecisionsHttpTest {

    private static final String PATH = "/v1/hour-entries";

    private Made employer;
    private Made clause;
    private Made job;

    @BeforeEach
    void aJobOnAClause() {
        employer = World.employer();
        clause = clause();
        job = job(World.person().rsa().eligibleFrom("2018-01-01").made());
    }

    private Made clause() {
        return World.contract().withClause(hours("700")).heldBy(employer).made().clause();
    }

    private Made job(Made person) {
        return World.employment(person, employer).until("2018-12-31").made();
    }

    @Test
    void allOrPartOfTheHoursAreValidatedOnce() {
        Made whole = declared("2018-01");
        validated(whole, Fields.of()).body("status", is("VALIDATED")).body("validatedHours", comparesEqualTo(Sample.decimal("100")))
                .body("validatedAt", notNullValue()).body("reason", nullValue()).body("counting.counted", is(true));
        Made cut = declared("2018-02");
        decision(422, "validated-over-declared", "/validatedHours", cut, "validation",
                Fields.of("validatedHours", Sample.decimal("100.01"), "reason", "x"));
        decision(422, "reason-required", "/reason", cut, "validation", Fields.of("validatedHours", Sample.decimal("99.99")));
        validated(cut, Fields.of("validatedHours", 0, "reason", "Absent")).body("validatedHours", comparesEqualTo(Sample.decimal("0")))
                .body("reason", is("Absent")).body("counting.counted", is(true));
        Api.admin().get(clause.path() + "/progress?asOf=2018-12-31").then().body("hours.validated", comparesEqualTo(Sample.decimal("100")))
                .body("beneficiaries.total", is(1));
        decision(409, "wrong-status", "", whole, "validation", Fields.of());
        decision(409, "wrong-status", "", whole, "rejection", Fields.of("reason", "x"));
    }

    @Test
    void zeroHoursMakeNoBeneficiary() {
        validated(declared("2018-02"), Fields.of("validatedHours", 0, "reason", "Absent"));
        Api.admin().get(clause.path() + "/progress?asOf=2018-12-31").then().body("beneficiaries.total", is(0))
                .body("beneficiaries.rsa", is(0));
    }

    @Test
    void rejectedHoursStayVisibleWithTheirReason() {
        Made entry = declared("2018-01");
        decision(400, "invalid-body", "/reason", entry, "rejection", Fields.of());
        decision(400, "invalid-body", "/reason", entry, "rejection", Fields.of("reason", " "));
        post(entry, "rejection", Fields.of("reason", "Bulletin d’un autre")).then().statusCode(200).body("status", is("REJECTED"))
                .body("reason", is("Bulletin d’un autre")).body("validatedAt", nullValue()).body("counting.reason", is("REJECTED"));
        decision(409, "wrong-status", "", entry, "validation", Fields.of());
        decision(409, "wrong-status", "", entry, "rejection", Fields.of("reason", "x"));
    }

    @Test
    void aDecisionMatchesTheContract() {
        Made entry = declared("2018-01");
        for (Fields wrong : List.of(Fields.of("validatedHours", -1), Fields.of("validatedHours", Sample.decimal("1.001")),
                Fields.of("validatedHours", "1"), Fields.of("reason", ""), Fields.of("hours", 1))) {
            assertRefused(400, "invalid-body", post(entry, "validation", wrong));
        }
        assertRefused(400, "malformed-json", Api.admin().body("{").post(entry.path() + "/validation"));
        assertEquals(entry.body(), entry.now());
    }

    @Test
    void aCorrectionTakesOverWhatItDoesNotName() {
        Made old = Api.made(PATH, Sample.hours(job.id(), clause.id(), "2018-03", "40").with("from", "2018-03-05").with("to", "2018-03-16")
                .with("kind", "TRAINING").with("commune", "79049").with("overrideReason", "Vu avec l’employeur")
                .with("externalIds", List.of(Fields.of("source", "PAIE", "id", Sample.unique("b")))));
        Made fresh = corrected(old, Fields.of("hours", Sample.decimal("38.5")));

        assertEquals(old.id(), fresh.text("/corrects"));
        for (String kept : List.of("employmentId", "clauseId", "month", "from", "to", "kind", "commune", "overrideReason")) {
            assertEquals(old.body().path(kept), fresh.body().path(kept), kept);
        }
        Api.admin().get(fresh.path()).then().body("hours", comparesEqualTo(Sample.decimal("38.50"))).body("status", is("DECLARED"))
                .body("reason", is("Erreur de saisie")).body("externalIds.size()", is(0));
        Api.admin().get(old.path()).then().body("hours", comparesEqualTo(Sample.decimal("40"))).body("correctedBy", is(fresh.id()))
                .body("externalIds.size()", is(1)).body("counting.reason", is("REPLACED")).body("reason", nullValue());
    }

    @Test
    void aCorrectionSaysWhyAndWhat() {
        Made old = declared("2018-01");
        decision(400, "invalid-body", "/reason", old, "correction", Fields.of("hours", 1));
        decision(400, "invalid-body", "", old, "correction", Fields.of("reason", "Erreur"));
        decision(400, "invalid-body", "/status", old, "correction", Fields.of("reason", "Erreur", "status", "VALIDATED"));
        assertRefused(400, "invalid-body", Api.admin().body("[]").post(old.path() + "/correction"));
        assertRefused(400, "invalid-body", post(old, "correction", Fields.of("reason", "Erreur", "hours", null)));
        assertEquals(old.body(), old.now());
    }

    @Test
    void aReplacedEntryIsDecidedAndCorrectedNoMoreAndACorrectionIsCorrectedInTurn() {
        Made first = validatedEntry("2018-01");
        Made second = corrected(first, Fields.of("hours", 90));
        decision(409, "already-corrected", "", first, "correction", Fields.of("reason", "x", "hours", 1));
        decision(409, "wrong-status", "", first, "rejection", Fields.of("reason", "x"));
        Made third = corrected(second, Fields.of("hours", 80));
        decision(409, "wrong-status", "", second, "validation", Fields.of());
        decision(409, "already-corrected", "", second, "correction", Fields.of("reason", "x", "hours", 1));
        done("100", "0");
        Api.admin().get(first.path()).then().body("correctedBy", nullValue()).body("pendingCorrection", is(third.id()));
        validated(third, Fields.of()).body("corrects", is(second.id()));

        done("80", "0");
        reason(first, "REPLACED");
        reason(second, "REPLACED");
    }

    @Test
    void aRejectedCorrectionGivesTheOldEntryItsPlaceBack() {
        Made old = validatedEntry("2018-01");
        Made wrong = corrected(old, Fields.of("hours", 90));
        done("100", "0");
        reason(wrong, "CORRECTION_PENDING");
        Api.admin().get(old.path()).then().body("correctedBy", nullValue()).body("pendingCorrection", is(wrong.id()))
                .body("counting.reason", is("COUNTED"));
        rejected(wrong);

        done("100", "0");
        Api.admin().get(old.path()).then().body("correctedBy", nullValue()).body("pendingCorrection", nullValue())
                .body("counting.reason", is("COUNTED"));
        Api.admin().get(wrong.path()).then().body("corrects", is(old.id())).body("counting.reason", is("REJECTED"));
        Made right = corrected(old, Fields.of("hours", 95));
        validated(right, Fields.of());
        done("95", "0");
    }

    @Test
    void rejectingACorrectionOfACorrectionRestoresTheFirstCorrection() {
        Made first = validatedEntry("2018-01");
        Made second = corrected(first, Fields.of("hours", 90));
        rejected(corrected(second, Fields.of("hours", 80)));

        done("100", "0");
        Api.admin().get(first.path()).then().body("pendingCorrection", is(second.id()));
        reason(second, "CORRECTION_PENDING");
        validated(second, Fields.of());
        done("90", "0");
        Api.admin().get(first.path()).then().body("correctedBy", is(second.id())).body("pendingCorrection", nullValue());
    }

    @Test
    void theOldEntryDoesNotComeBackBesideHoursDeclaredInItsPlace() {
        Made old = declared("2018-01");
        Made moved = corrected(old, Fields.of("month", "2018-02"));
        declared("2018-01");

        decision(409, "duplicate-hour-entry", "/month", moved, "rejection", Fields.of("reason", "x"));
        Api.admin().get(moved.path()).then().body("status", is("DECLARED"));
        reason(old, "REPLACED");
    }

    @Test
    void theMonthOfValidatedHoursIsNotFreeWhileTheirCorrectionWaits() {
        Made old = validatedEntry("2018-01");
        Made moved = corrected(old, Fields.of("month", "2018-02"));
        assertRefused(409, "duplicate-hour-entry", "/month", Api.post(Api.admin(), PATH, Sample.hours(job.id(), clause.id(), "2018-01", "1")));
        validated(moved, Fields.of());
        declared("2018-01");
    }

    @Test
    void aCorrectionOfHoursThatNobodyHasDecidedTakesTheirPlaceAtOnce() {
        Made old = declared("2018-01");
        Made fresh = corrected(old, Fields.of("hours", 90));

        done("0", "90");
        reason(old, "REPLACED");
        Api.admin().get(old.path()).then().body("correctedBy", is(fresh.id())).body("pendingCorrection", nullValue());
    }

    @Test
    void validatingACorrectionToAnotherPersonTakesTheHoursFromTheFirst() {
        Made other = job(World.person().eligibleFrom("2018-01-01").made());
        Made old = validatedEntry("2018-01");
        Made moved = corrected(old, Fields.of("employmentId", other.id()));
        done("100", "0");
        Api.post(Api.admin(), PATH + "/validation", Fields.of("ids", List.of(moved.id()))).then().statusCode(200);

        done("100", "0");
        reason(old, "REPLACED");
        reason(moved, "COUNTED");
    }

    @Test
    void aRejectedEntryIsCorrectedAndComesBackBesideOthersForItCountsForNothing() {
        Made old = declared("2018-01");
        rejected(old);
        declared("2018-01");
        Made moved = corrected(old, Fields.of("month", "2018-02"));
        rejected(moved);

        reason(old, "REJECTED");
        Api.admin().get(old.path()).then().body("correctedBy", nullValue());
    }

    @Test
    void aCorrectionMovesHoursToAnotherMonthAndYear() {
        Made longer = World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).made();
        Made old = World.hours(longer, clause, "2018-12", "50").validated();
        validated(corrected(old, Fields.of("month", "2019-01")), Fields.of()).body("counting.year", is(2019)).body("from", is("2019-01-01"))
                .body("to", is("2019-01-31"));
    }

    @Test
    void aCorrectionMovesHoursToAnotherPersonAndBothAreCountedAnew() {
        Made other = job(World.person().eligibleFrom("2018-01-01").made());
        Made old = validatedEntry("2018-01");
        Made later = World.hours(other, clause, "2018-03", "10").validated();
        validated(corrected(old, Fields.of("employmentId", other.id())), Fields.of())
                .body("beneficiaryId", is(other.text("/beneficiaryId"))).body("counting.rsa", is(false));

        Api.admin().get(clause.path() + "/progress?asOf=2018-12-31").then().body("hours.rsa", comparesEqualTo(Sample.decimal("0")))
                .body("hours.validated", comparesEqualTo(Sample.decimal("110"))).body("beneficiaries.total", is(1));
        reason(later, "COUNTED");
    }

    @Test
    void aRejectedCorrectionToAnotherPersonRestoresTheHoursOfTheFirst() {
        Made other = job(World.person().eligibleFrom("2018-01-01").made());
        Made old = validatedEntry("2018-01");
        Made moved = corrected(old, Fields.of("employmentId", other.id()));
        rejected(moved);

        reason(old, "COUNTED");
        done("100", "0");
    }

    @Test
    void aCorrectionMovesHoursToAnotherClause() {
        Made other = clause();
        validated(corrected(validatedEntry("2018-01"), Fields.of("clauseId", other.id())), Fields.of())
                .body("contractId", is(other.text("/contractId")));
        done("0", "0");
        Api.admin().get(other.path() + "/progress?asOf=2018-12-31").then().body("hours.validated", comparesEqualTo(Sample.decimal("100")));
    }

    @Test
    void nullMakesARangeTheWholeMonthAndThePlaceTheContracts() {
        Made old = Api.made(PATH, Sample.hours(job.id(), clause.id(), "2018-03", "10").with("from", "2018-03-05").with("to", "2018-03-09")
                .with("commune", "79049"));
        decision(422, "range-outside-month", "/from", old, "correction", Fields.of("reason", "x", "month", "2018-04"));
        decision(422, "range-outside-month", "/to", old, "correction", Fields.of("reason", "x", "from", null));
        Made whole = corrected(old, Fields.of("from", null, "to", null, "commune", null));
        Api.admin().get(whole.path()).then().body("wholeMonth", is(true)).body("from", is("2018-03-01")).body("to", is("2018-03-31"))
                .body("commune", nullValue()).body("counting.territory.code", is("NIORTAIS"));
        Made days = corrected(whole, Fields.of("from", "2018-03-12", "to", "2018-03-13", "kind", "TRAINING"));
        Api.admin().get(days.path()).then().body("wholeMonth", is(false)).body("kind", is("TRAINING"));
    }

    @Test
    void aCorrectionObeysTheRulesOfADeclaration() {
        Made old = validatedEntry("2018-01");
        declared("2018-02");
        Made stranger = World.contract().withClause(hours("10")).made().clause();
        Made twoPlaces = World.contract().inShares("79191", "0.5", "79049", "0.5").withClause(hours("100")).heldBy(employer).made()
                .clause();
        Fields taken = Fields.of("source", "PAIE", "id", Sample.unique("b"));
        Api.made(PATH, Sample.hours(job.id(), clause.id(), "2018-03", "1").with("externalIds", List.of(taken)));
        String unknown = UUID.randomUUID().toString();

        correction(409, "duplicate-hour-entry", "/month", old, Fields.of("month", "2018-02"));
        correction(409, "external-id-taken", "/externalIds", old, Fields.of("externalIds", List.of(taken)));
        correction(422, "outside-employment", "/month", old, Fields.of("month", "2019-01"));
        correction(422, "future-month", "/month", old, Fields.of("month", YearMonth.now().plusMonths(2).toString()));
        correction(422, "implausible-hours", "/hours", old, Fields.of("hours", 213));
        correction(422, "employer-not-party", "/clauseId", old, Fields.of("clauseId", stranger.id()));
        correction(422, "place-required", "/commune", old, Fields.of("clauseId", twoPlaces.id()));
        correction(422, "commune-unknown", "/commune", old, Fields.of("commune", "79000"));
        correction(422, "reference-unknown", "/clauseId", old, Fields.of("clauseId", unknown));
        correction(422, "reference-unknown", "/employmentId", old, Fields.of("employmentId", unknown));
        assertEquals(old.body(), old.now());
        corrected(old, Fields.of("hours", 212));
    }

    @Test
    void onlyHoursThatStandInTheSameMonthMakeRoomForTheirCorrection() {
        Made refused = World.hours(job, clause, "2018-01", "150").declared();
        rejected(refused);
        World.hours(job, clause(), "2018-01", "150").declared();
        correction(422, "implausible-hours", "/hours", refused, Fields.of("hours", 63));
        corrected(refused, Fields.of("hours", 62));

        Made may = World.hours(job, clause, "2018-05", "150").declared();
        World.hours(job, clause(), "2018-02", "100").declared();
        correction(422, "implausible-hours", "/hours", may, Fields.of("month", "2018-02"));
        corrected(may, Fields.of("month", "2018-02", "hours", 92));
    }

    private void correction(int status, String code, String pointer, Made entry, Fields change) {
        decision(status, code, pointer, entry, "correction", change.with("reason", "Erreur de saisie"));
    }

    private Made declared(String month) {
        return World.hours(job, clause, month, "100").declared();
    }

    private Made validatedEntry(String month) {
        return World.hours(job, clause, month, "100").validated();
    }

    private static Made corrected(Made entry, Fields change) {
        return Api.made(entry.path() + "/correction", change.with("reason", "Erreur de saisie"));
    }

    private static void rejected(Made entry) {
        post(entry, "rejection", Fields.of("reason", "Correction refusée")).then().statusCode(200);
    }

    private static ValidatableResponse validated(Made entry, Fields body) {
        return post(entry, "validation", body).then().statusCode(200);
    }

    private static Response post(Made entry, String decision, Fields body) {
        return Api.post(Api.admin(), entry.path() + "/" + decision, body);
    }

    private static void decision(int status, String code, String pointer, Made entry, String decision, Fields body) {
        assertRefused(status, code, pointer, post(entry, decision, body));
    }

    private static void reason(Made entry, String reason) {
        Api.admin().get(entry.path()).then().body("counting.reason", is(reason));
    }

    /** What the clause has. */
    private void done(String validated, String declared) {
        Api.admin().get(clause.path() + "/progress?asOf=2018-12-31").then()
                .body("hours.validated", comparesEqualTo(Sample.decimal(validated)))
                .body("hours.declared", comparesEqualTo(Sample.decimal(declared)))
                .body("hours.notCounted", comparesEqualTo(Sample.decimal("0")));
    }
}
