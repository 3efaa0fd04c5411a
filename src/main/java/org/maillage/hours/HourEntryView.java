package org.maillage.hours;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.access.Projected;
import org.maillage.audit.OfPerson;
import org.maillage.territory.Ref;
import org.maillage.web.ExternalId;
import org.maillage.web.Warning;

/** An hour entry as it is shown. {@code warnings} only where one entry is answered. */
@Projected("HourEntry")
public record HourEntryView(UUID id, String etag, UUID employmentId, UUID beneficiaryId, UUID employerId, UUID clauseId,
                            UUID contractId, YearMonth month, LocalDate from, LocalDate to, boolean wholeMonth, HourKind kind,
                            BigDecimal hours, BigDecimal validatedHours, HourStatus status, String reason, String commune,
                            String overrideReason, List<ExternalId> externalIds, UUID corrects, UUID correctedBy,
                            UUID pendingCorrection,
                            Instant validatedAt, CountingView counting, Instant createdAt, Instant updatedAt,
                            @JsonInclude(JsonInclude.Include.NON_NULL) List<Warning> warnings) implements OfPerson {

    /**
     * What the entry counts for, and why.
     *
     * @param hours     hours that count: all that were validated, a part, or none
     * @param leftOut   validated hours of an entry that counts in part which a rule leaves out; null: none
     * @param territory null: assigned to none, work to do
     */
    @Projected("Counting")
    public record CountingView(boolean counted, BigDecimal hours, CountingReason reason, LeftOut leftOut, int year, Ref territory,
                               String department, boolean rsa, RsaReason rsaReason) {
    }

    /** Hours of an entry that counts in part which do not, and why. */
    public record LeftOut(BigDecimal hours, CountingReason reason) {
    }

    static HourEntryView of(HourEntry e, Map<String, String> territoryNames, List<Warning> warnings) {
        return new HourEntryView(e.id, e.etag(), e.employmentId, e.beneficiaryId, e.employerId, e.clauseId, e.contractId, e.month,
                e.firstDay, e.lastDay, e.wholeMonth(), e.kind, e.hours, e.validatedHours, e.status, e.reason, e.commune,
                e.overrideReason, ExternalId.sorted(e.externalIds), e.correctsId, e.correctedById, e.pendingCorrectionId, e.validatedAt, counting(e, territoryNames),
                e.createdAt, e.updatedAt, warnings);
    }

    private static CountingView counting(HourEntry e, Map<String, String> names) {
        Ref territory = e.territoryCode == null ? null : new Ref(e.territoryCode, names.get(e.territoryCode));
        boolean counted = e.countingReason == CountingReason.COUNTED;
        LeftOut leftOut = counted && e.leftOutHours().signum() > 0 ? new LeftOut(e.leftOutHours(), CountingReason.TRAINING_OVER_CAP) : null;
        return new CountingView(counted, e.countedHours, e.countingReason, leftOut, e.year, territory, e.departmentCode, e.rsa, e.rsaReason);
    }

    @Override
    public UUID personOf() {
        return beneficiaryId;
    }
}
