package org.maillage.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.maillage.web.CommonProblem;
import org.maillage.web.ProblemType;
import org.maillage.web.Refused;

/** What an account must satisfy: one way of being bound, the bound that it needs, and no other. */
final class ApiClientRules {

    /** The longest time for which an auditor may look, in days. */
    static final int AUDIT_DAYS = 366;

    private ApiClientRules() {
    }

    /** @throws Refused 422 with the first rule that is broken; references are checked elsewhere */
    static void check(ApiClientInput input, Instant now) {
        if (input.roles().size() > 1 && !Role.COMBINED.containsAll(input.roles())) {
            throw Refused.because(AccessProblem.ROLE_ALONE).at("/roles");
        }
        requireBounds(input, input.roles().get(0));
        if (input.roles().contains(Role.AUDITOR)) {
            requireTimeBox(input, now);
        }
    }

    private static void requireBounds(ApiClientInput input, Role role) {
        boolean places = role.reach() == Reach.TERRITORY;
        bound(input.territories(), "/territories", places, false);
        bound(input.departments(), "/departments", places, false);
        boolean ofEmployer = Set.of(Reach.EMPLOYER, Reach.SUPPLIER).contains(role.reach());
        bound(input.employerIds(), "/employerIds", ofEmployer, ofEmployer);
        bound(input.buyerIds(), "/buyerIds", role == Role.BUYER, role == Role.BUYER);
        bound(input.prescriberIds(), "/prescriberIds", role == Role.PRESCRIBER, role == Role.PRESCRIBER);
        bound(one(input.referent()), "/referent", role == Role.REFERENT, role == Role.REFERENT);
        bound(one(input.source()), "/source", role == Role.SYNC, role == Role.SYNC);
    }

    private static List<String> one(String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static void bound(List<?> given, String pointer, boolean taken, boolean required) {
        boolean none = ApiClientInput.orNone(given).isEmpty();
        if (!none && !taken) {
            throw Refused.because(AccessProblem.SCOPE_NOT_OF_ROLE).at(pointer);
        }
        if (none && required) {
            throw Refused.because(AccessProblem.SCOPE_REQUIRED).at(pointer);
        }
    }

    private static void requireTimeBox(ApiClientInput input, Instant now) {
        if (input.reason() == null) {
            throw Refused.because(CommonProblem.REASON_REQUIRED).at("/reason");
        }
        if (input.expiresAt() == null || input.expiresAt().isAfter(now.plus(Duration.ofDays(AUDIT_DAYS)))) {
            throw Refused.because(AccessProblem.TIME_BOX_REQUIRED, AUDIT_DAYS).at("/expiresAt");
        }
    }

    /** The tables of what may be named; features above own them. */
    static void requireKnown(ApiClientInput input) {
        requireKnown("territory", "code", input.territories(), AccessProblem.TERRITORY_UNKNOWN, "/territories/");
        requireKnown("department", "code", input.departments(), CommonProblem.REFERENCE_UNKNOWN, "/departments/");
        requireKnown("employer", "id", texts(input.employerIds()), CommonProblem.REFERENCE_UNKNOWN, "/employerIds/");
        requireKnown("buyer", "id", texts(input.buyerIds()), CommonProblem.REFERENCE_UNKNOWN, "/buyerIds/");
        requireKnown("prescriber", "id", texts(input.prescriberIds()), CommonProblem.REFERENCE_UNKNOWN, "/prescriberIds/");
    }

    private static List<String> texts(List<UUID> ids) {
        return ApiClientInput.orNone(ids).stream().map(UUID::toString).toList();
    }

    private static void requireKnown(String table, String column, List<String> values, ProblemType unknown,
                                     String pointer) {
        for (int i = 0; values != null && i < values.size(); i++) {
            Object found = ApiClient.getEntityManager()
                    .createNativeQuery("select count(*) from " + table + " where " + column + " = ?1")
                    .setParameter(1, values.get(i)).getSingleResult();
            if (((Number) found).intValue() == 0) {
                throw Refused.because(unknown).at(pointer + i);
            }
        }
    }
}
