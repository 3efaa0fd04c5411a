package org.maillage.hours;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.access.Reference;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employer.Employer;
import org.maillage.employment.Employment;
import org.maillage.procurement.Clause;
import org.maillage.procurement.Contract;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/** The entries to validate: a list of ids, or a filter of those that wait. */
public record BulkValidationInput(@Size(min = 1, max = Batch.MOST_LINES) List<@NotNull UUID> ids, @Valid Filter filter) {

    /** Conditions that combine with "and"; at least one. */
    public record Filter(@Reference(Beneficiary.class) UUID beneficiaryId, @Reference(Employment.class) UUID employmentId,
                         @Reference(Employer.class) UUID employerId, @Reference(Clause.class) UUID clauseId, @Reference(Contract.class) UUID contractId,
                         @Size(max = 40) String territory, YearMonth month, YearMonth monthFrom, YearMonth monthTo,
                         @Min(2000) @Max(2100) Integer year) {

        Map<String, Object> equal() {
            Map<String, Object> equal = new LinkedHashMap<>();
            put(equal, "beneficiaryId", beneficiaryId);
            put(equal, "employmentId", employmentId);
            put(equal, "employerId", employerId);
            put(equal, "clauseId", clauseId);
            put(equal, "contractId", contractId);
            put(equal, "territoryCode", territory);
            put(equal, "month", month);
            put(equal, "year", year == null ? null : year.shortValue());
            return equal;
        }

        private static void put(Map<String, Object> map, String name, Object value) {
            if (value != null) {
                map.put(name, value);
            }
        }
    }

    /** @throws Refused 400 unless exactly one of both is given, and a filter says something */
    void requireOne() {
        if ((ids == null) == (filter == null)) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", "required");
        }
        if (filter != null && filter.equal().isEmpty() && filter.monthFrom() == null && filter.monthTo() == null) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/filter", "required");
        }
    }

    /** The ids given, each once, in their order. */
    List<UUID> distinctIds() {
        return ids.stream().distinct().toList();
    }
}
