package org.maillage.matrix;

import static org.maillage.matrix.Case.delete;
import static org.maillage.matrix.Case.get;
import static org.maillage.matrix.Case.list;
import static org.maillage.matrix.Case.patch;
import static org.maillage.matrix.Case.post;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** How each operation of the contract is called, by its operationId. */
final class Cases {

    private static final Fields REASON = Fields.of("reason", "À la demande de la personne");

    static final Map<String, Case> ALL = all();

    private Cases() {
    }

    private static Map<String, Case> all() {
        Map<String, Case> cases = new HashMap<>();
        reference(cases);
        directory(cases);
        contracts(cases);
        persons(cases);
        exits(cases);
        hours(cases);
        externalIds(cases);
        merges(cases);
        sums(cases);
        bilans(cases);
        reports(cases);
        accounts(cases);
        audit(cases);
        sync(cases);
        privacy(cases);
        imports(cases);
        return Map.copyOf(cases);
    }

    private static void reference(Map<String, Case> cases) {
        cases.put("listDepartments", list("/v1/departments", e -> null));
        cases.put("getDepartment", get(e -> "/v1/departments/" + e.place.department()).elsewhere(200));
        cases.put("listTerritories", list("/v1/territories", e -> null));
        cases.put("getTerritory", get(e -> "/v1/territories/" + e.place.territory()).elsewhere(200));
        cases.put("createTerritory", post("/v1/territories", Estate::territoryBody).elsewhere(403));
        cases.put("patchTerritory", patch(e -> e.territory().path(), Fields.of("name", "Autre nom")).elsewhere(403));
        cases.put("deleteTerritory", delete(e -> e.territory().path()).elsewhere(403));
        cases.put("listCommunes", list("/v1/communes", e -> null));
        cases.put("getCommune", get(e -> "/v1/communes/" + e.place.commune()).elsewhere(200));
        cases.put("listCodeLists", get(e -> "/v1/code-lists").elsewhere(200));
        cases.put("getCodeList", get(e -> "/v1/code-lists/role").elsewhere(200));
        cases.put("listTargets", list("/v1/targets", e -> null));
        cases.put("getTarget", get(e -> e.target.path()).elsewhere(200));
        cases.put("createTarget", post("/v1/targets", Estate::targetBody).elsewhere(403));
        cases.put("patchTarget", patch(e -> e.target().path(), Fields.of("hours", Sample.decimal("11.00"))).elsewhere(403));
        cases.put("deleteTarget", delete(e -> e.target().path()).elsewhere(403));
    }

    private static void directory(Map<String, Case> cases) {
        cases.put("listBuyers", list("/v1/buyers", e -> e.buyer.id()));
        cases.put("getBuyer", get(e -> e.buyer.path()));
        cases.put("createBuyer", post("/v1/buyers", e -> Sample.buyer()).elsewhere(201));
        cases.put("patchBuyer", patch(e -> e.buyer.path(), Fields.of("email", "x@exemple.fr")).elsewhere(200));
        cases.put("deleteBuyer", delete(e -> World.buyer().path()).elsewhere(204));
        cases.put("listPrescribers", list("/v1/prescribers", e -> e.prescriber.id()));
        cases.put("getPrescriber", get(e -> e.prescriber.path()));
        cases.put("createPrescriber", post("/v1/prescribers", e -> Sample.prescriber()).elsewhere(201));
        cases.put("patchPrescriber", patch(e -> e.prescriber.path(), Fields.of("email", "x@exemple.fr")).elsewhere(200));
        cases.put("deletePrescriber", delete(e -> World.prescriber().path()).elsewhere(204));
        cases.put("listEmployers", list("/v1/employers", e -> e.employer.id()));
        cases.put("getEmployer", get(e -> e.employer.path()));
        cases.put("createEmployer", post("/v1/employers", e -> Sample.employer()).elsewhere(201));
        cases.put("patchEmployer", patch(e -> e.employer.path(), Fields.of("email", "x@exemple.fr")).elsewhere(200));
        cases.put("deleteEmployer", delete(e -> World.employer().path()).elsewhere(204));
    }

    private static void contracts(Map<String, Case> cases) {
        cases.put("listContracts", list("/v1/contracts", e -> e.contract.id()));
        cases.put("getContract", get(e -> e.contract.path()));
        cases.put("createContract", post("/v1/contracts", Estate::contractBody).elsewhere(403));
        cases.put("patchContract", patch(e -> e.contract.path(), Fields.of("operation", "ANRU")));
        cases.put("deleteContract", delete(e -> e.contract().path()));
        cases.put("listClauses", list("/v1/clauses", e -> e.clause.id()));
        cases.put("getClause", get(e -> e.clause.path()));
        cases.put("importDecp", post("/v1/imports/decp", Estate::decpFile).elsewhere(200));
        cases.put("exportDecp", get(e -> "/v1/exports/decp").elsewhere(200));
        cases.put("getContractDecp", get(Estate::decpContract));
        cases.put("createClause", post("/v1/clauses", e -> Sample.clause(e.contract.id())).elsewhere(422));
        cases.put("patchClause", patch(e -> e.clause.path(), Fields.of("title", "Lot 1")));
        cases.put("deleteClause", delete(e -> e.clause().path()));
    }

    private static void persons(Map<String, Case> cases) {
        cases.put("listBeneficiaries", list("/v1/beneficiaries", e -> e.person.id()));
        cases.put("getBeneficiary", get(e -> e.person.path()));
        cases.put("createBeneficiary", post("/v1/beneficiaries", Estate::personBody)
                .elsewhere(role -> role == Role.SYNC ? 422 : 403));
        cases.put("patchBeneficiary", patch(e -> e.person.path(), Fields.of("phone", "06 00 00 00 08")));
        cases.put("deleteBeneficiary", delete(e -> e.person().path()));
        cases.put("listEligibilities", new Case(e -> new Case.Request("GET", e.person.path() + "/eligibilities", null, null),
                e -> e.eligibility.id(), null, role -> 404));
        cases.put("getEligibility", get(e -> e.eligibility.path()));
        cases.put("createEligibility", post(e -> e.person().path() + "/eligibilities", e -> Sample.eligibility("DELD", "2018-02-01")));
        cases.put("patchEligibility", patch(e -> e.eligibility.path(), Fields.of("reason", "Revu")));
        cases.put("decideEligibilities", post("/v1/eligibilities/bulk-decision", e -> Fields.of("ids", List.of(e.pending(e.person()).id()),
                "decision", "REFUSED", "reason", "Hors champ")).elsewhere(200));
        cases.put("deleteEligibility", delete(e -> e.pending(e.person()).path()));
        cases.put("listEmployments", list("/v1/employments", e -> e.employment.id()));
        cases.put("getEmployment", get(e -> e.employment.path()));
        cases.put("createEmployment",
                post("/v1/employments", e -> Sample.employment(e.person().id(), e.employer.id(), "2018-01-01")).elsewhere(422));
        cases.put("patchEmployment", patch(e -> e.employment.path(), Fields.of("jobTitle", "Peintre")));
        cases.put("deleteEmployment", delete(e -> e.employment(e.person()).path()));
    }

    private static void exits(Map<String, Case> cases) {
        cases.put("listExits", new Case(e -> new Case.Request("GET", e.person.path() + "/exits", null, null),
                e -> e.exit.id(), null, role -> 404));
        cases.put("getExit", get(e -> e.exit.path()));
        cases.put("createExit", post(e -> e.employed().path() + "/exits", e -> e.exitBody()));
        cases.put("patchExit", patch(e -> e.exit.path(), Fields.of("situation", "PUBLIC_SERVICE")));
        cases.put("deleteExit", delete(e -> e.exit(e.employed()).path()));
    }

    private static void hours(Map<String, Case> cases) {
        cases.put("listHourEntries", list("/v1/hour-entries", e -> e.hours.id()));
        cases.put("getHourEntry", get(e -> e.hours.path()));
        cases.put("createHourEntry", post("/v1/hour-entries", Estate::hoursBody).elsewhere(422));
        cases.put("createHourEntryBatch", post("/v1/hour-entries/batch?atomic=true", e -> List.of(e.hoursBody())).elsewhere(422));
        cases.put("validateHourEntries", post("/v1/hour-entries/validation", e -> Fields.of("ids", List.of(e.declared().id()))).elsewhere(200));
        cases.put("validateHourEntry", post(e -> e.declared().path() + "/validation", e -> Fields.of()));
        cases.put("rejectHourEntry", post(e -> e.declared().path() + "/rejection", e -> Fields.of("reason", "Saisie en double")));
        cases.put("correctHourEntry", post(e -> e.declared().path() + "/correction",
                e -> Fields.of("reason", "Erreur", "hours", Sample.decimal("34.00"))));
    }

    /** What is named is made under the source of the estate's sync system. */
    private static void externalIds(Map<String, Case> cases) {
        named(cases, "Buyer", "/v1/buyers", e -> Sample.buyer(), role -> 201);
        named(cases, "Prescriber", "/v1/prescribers", e -> Sample.prescriber(), role -> 201);
        named(cases, "Employer", "/v1/employers", e -> Sample.employer(), role -> 201);
        named(cases, "Contract", "/v1/contracts", Estate::contractBody, role -> 403);
        named(cases, "Clause", "/v1/clauses", e -> Sample.clause(e.contract.id()), role -> 422);
        named(cases, "Beneficiary", "/v1/beneficiaries", e -> e.personBody().without("externalIds"), role -> 403);
        named(cases, "Employment", "/v1/employments", e -> Sample.employment(e.person().id(), e.employer.id(), "2018-01-01"), role -> 422);
        named(cases, "HourEntry", "/v1/hour-entries", Estate::hoursBody, role -> 422);
    }

    private static void named(Map<String, Case> cases, String type, String collection, Function<Estate, Object> body, Function<Role, Integer> elsewhere) {
        // the directory is shared, but names of another source are no sync system's
        boolean shared = Set.of("Buyer", "Prescriber", "Employer").contains(type);
        cases.put("get" + type + "ByExternalId", new Case(e -> {
            String path = e.named(collection);
            Api.put(Api.admin(), path, body.apply(e)).then().statusCode(201);
            return new Case.Request("GET", path, null, null);
        }, null, 200, role -> shared && role != Role.SYNC ? 200 : 404));
        cases.put("put" + type + "ByExternalId", new Case(e -> new Case.Request("PUT", e.named(collection), body.apply(e), null), null, null,
                role -> role == Role.SYNC ? 422 : elsewhere.apply(role)));
    }

    private static void imports(Map<String, Case> cases) {
        Map.of("createBeneficiaryImport", "beneficiaries", "createEmployerImport", "employers", "createContractImport", "contracts",
                "createEmploymentImport", "employments", "createHourEntryImport", "hour-entries", "createBuyerImport", "buyers",
                "createPrescriberImport", "prescribers", "createEligibilityImport", "eligibilities", "createExitImport", "exits").forEach((operation, kind) -> cases
                .put(operation, post("/v1/imports/" + kind, e -> "Nom;Prénom\n".getBytes(StandardCharsets.UTF_8)).elsewhere(202)));
        cases.put("listImports", list("/v1/imports", e -> null));
        cases.put("getImportTemplate", get(e -> "/v1/imports/templates/hour-entries.xlsx").elsewhere(200));
        // nobody but whoever sent a file sees it
        Map.of("getImport", "", "listImportResults", "/results", "getImportResultsCsv", "/results.csv", "getImportResultsXlsx", "/results.xlsx")
                .forEach((operation, part) -> cases.put(operation, new Case(e -> new Case.Request("GET", "/v1/imports/" + e.person.id() + part,
                        null, null), null, 404, role -> 404)));
        cases.put("cancelImport", new Case(e -> new Case.Request("POST", "/v1/imports/" + e.person.id() + "/cancellation", null, null), null,
                404, role -> 404));
    }

    private static void merges(Map<String, Case> cases) {
        cases.put("listPossibleDuplicates", get(e -> e.person.path() + "/possible-duplicates"));
        cases.put("listMerges", get(e -> e.person.path() + "/merges"));
        cases.put("mergeBeneficiary", post(e -> e.person().path() + "/merge", e -> Fields.of("otherId", e.person().id(), "reason", "Doublon")));
        cases.put("undoMerge", new Case(e -> new Case.Request("POST", merged(e), null, null), null, null, role -> 404));
    }

    private static String merged(Estate estate) {
        Made survivor = estate.person();
        Response merge = Api.post(Api.admin(), survivor.path() + "/merge", Fields.of("otherId", estate.person().id(), "reason", "Doublon"));
        return survivor.path() + "/merges/" + Api.json(merge).path("id").asText() + "/undo";
    }

    private static void sums(Map<String, Case> cases) {
        cases.put("getTerritoryProgress", get(e -> "/v1/territories/" + e.place.territory() + "/progress?year=2018"));
        cases.put("explainProgress", get(e -> "/v1/explain/progress?year=2018&territory=" + e.place.territory()));
        cases.put("getDashboard", get(e -> "/v1/departments/" + e.place.department() + "/dashboard?year=2018"));
        cases.put("getDashboardChart", get(e -> "/v1/departments/" + e.place.department() + "/dashboard/curve.svg?year=2018"));
        cases.put("getDepartmentProgress", get(e -> "/v1/departments/" + e.place.department() + "/progress?year=2018"));
        cases.put("getClauseProgress", get(e -> e.clause.path() + "/progress"));
        cases.put("getContractProgress", get(e -> e.contract.path() + "/progress"));
        cases.put("getRecountDifferences", new Case(e -> new Case.Request("GET", "/v1/reports/recount-differences", null, null), null, null,
                role -> 200));
        cases.put("getAnnualRecap", get(e -> "/v1/reports/annual-recap?year=2018&contract=" + e.contract.id()));
    }

    private static void bilans(Map<String, Case> cases) {
        cases.put("getClauseReport", get(e -> e.clause.path() + "/report"));
        cases.put("getContractReport", get(e -> e.contract.path() + "/report"));
        cases.put("listBilans", new Case(e -> new Case.Request("GET", e.contract.path() + "/bilans", null, null), e -> e.bilan.text("/id"),
                null, role -> 404));
        cases.put("issueBilan", post(e -> e.contract().path() + "/bilans", e -> Fields.of("kind", "FINAL")));
        cases.put("getBilan", get(e -> e.bilan.path()));
        cases.put("getSupplierAttestation", get(e -> e.clause.path() + "/attestations/" + e.employer.id()));
        cases.put("getPersonAttestation", get(e -> e.person.path() + "/attestation"));
    }

    private static void reports(Map<String, Case> cases) {
        cases.put("getPathway", get(e -> e.person.path() + "/pathway"));
        cases.put("getIndicators", get(e -> "/v1/reports/indicators?year=2018&department=" + e.place.department()));
    }

    private static void accounts(Map<String, Case> cases) {
        cases.put("listWebhooks", list("/v1/webhooks", e -> null));
        cases.put("createWebhook", post("/v1/webhooks", e -> Fields.of("url", "https://127.0.0.9:1/")).elsewhere(201));
        for (String suffix : List.of("", "/deliveries")) {
            cases.put(suffix.isEmpty() ? "getWebhook" : "listWebhookDeliveries", ofItsOwner(get(e -> webhook() + suffix)));
        }
        cases.put("patchWebhook", ofItsOwner(patchUnread(e -> webhook(), Fields.of("active", false))));
        cases.put("deleteWebhook", ofItsOwner(new Case(e -> new Case.Request("DELETE", webhook(), null, "\"0\""), null, null, role -> 404)));
        cases.put("renewWebhookSecret", ofItsOwner(post(e -> webhook() + "/secret", e -> null)));
        cases.put("testWebhook", ofItsOwner(post(e -> webhook() + "/test", e -> null)));
        cases.put("getMe", get(e -> "/v1/me").elsewhere(200));
        cases.put("listApiClients", list("/v1/api-clients", e -> null));
        cases.put("getApiClient", get(e -> client()).elsewhere(200));
        cases.put("createApiClient", post("/v1/api-clients",
                e -> Fields.of("name", Sample.unique("client"), "roles", List.of(Role.READER))).elsewhere(201));
        cases.put("patchApiClient", patch(e -> client(), Fields.of("name", "Autre nom")).elsewhere(200));
        cases.put("revokeApiClient", post(e -> client() + "/revocation", e -> null).elsewhere(200));
        cases.put("rotateApiClient", post(e -> client() + "/rotation", e -> Fields.of("overlapHours", 1)).elsewhere(200));
    }

    private static void privacy(Map<String, Case> cases) {
        cases.put("exportBeneficiary", get(e -> e.person().path() + "/export"));
        cases.put("restrictBeneficiary", post(e -> e.person().path() + "/restriction", e -> REASON));
        cases.put("liftRestriction", post(e -> restricted(e) + "/restriction/lifting", e -> REASON));
        cases.put("eraseBeneficiary", post(e -> e.person().path() + "/erasure", e -> REASON));
        cases.put("listLegalHolds", list("/v1/legal-holds", e -> e.hold.id()));
        cases.put("getLegalHold", get(e -> e.hold.path()));
        cases.put("createLegalHold", post("/v1/legal-holds", e -> e.holdBody(e.person())).elsewhere(422));
        cases.put("patchLegalHold", patch(e -> e.hold.path(), Fields.of("reason", "Prolongée")));
        cases.put("deleteLegalHold", delete(e -> e.hold(e.person()).path()));
        cases.put("listRetentionRules", list("/v1/retention-rules", e -> null));
        cases.put("createRetentionRule", post("/v1/retention-rules", e -> e.ruleBody()).elsewhere(201));
        cases.put("previewRetention", get(e -> "/v1/retention/preview").elsewhere(200));
        cases.put("listWork", get(e -> "/v1/worklist").elsewhere(200));
        cases.put("summariseWork", get(e -> "/v1/worklist/summary").elsewhere(200));
    }

    private static String restricted(Estate estate) {
        String person = estate.person().path();
        Api.post(Api.admin(), person + "/restriction", REASON).then().statusCode(200);
        return person;
    }

    private static void audit(Map<String, Case> cases) {
        cases.put("listAuditEvents", list("/v1/audit", e -> null).unboundOnly());
        cases.put("getAuditEvent", get(e -> "/v1/audit/" + e.person.id()).unboundOnly());
        cases.put("verifyAudit", get(e -> "/v1/audit/verification").elsewhere(200));
    }

    private static void sync(Map<String, Case> cases) {
        cases.put("listChanges", get(e -> "/v1/changes?limit=1").elsewhere(200));
        cases.put("getLatestChange", get(e -> "/v1/changes/latest").elsewhere(200));
        cases.put("getExport", new Case(e -> new Case.Request("GET", "/v1/exports/contract", null, null), e -> e.contract.id(), null, role -> 200));
    }

    /** Of another client: an account has its own only, wherever it is bound. */
    private static String webhook() {
        return Api.made("/v1/webhooks", Fields.of("url", "https://127.0.0.9:1/")).path();
    }

    private static Case ofItsOwner(Case asked) {
        return new Case(asked.request(), asked.listed(), 404, role -> 404);
    }

    private static Case patchUnread(Function<Estate, String> path, Object body) {
        return new Case(e -> new Case.Request("PATCH", path.apply(e), body, "\"0\""), null, null, role -> 404);
    }

    private static String client() {
        return Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("client"), "roles", List.of(Role.READER))).path();
    }
}
