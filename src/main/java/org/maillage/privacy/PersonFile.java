package org.maillage.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillage.beneficiary.BeneficiaryView;
import org.maillage.beneficiary.EligibilityView;
import org.maillage.beneficiary.PrescriberView;
import org.maillage.employment.EmploymentView;
import org.maillage.employment.ExitView;
import org.maillage.hours.HourEntryView;

/**
 * Everything that is held on one person (GDPR art. 15): what was said, decided and counted, what stands against an erasure, and who
 * looked.
 */
public record PersonFile(Instant generatedAt, BeneficiaryView beneficiary, PrescriberView prescriber, List<EligibilityView> eligibilities,
                         List<EmploymentView> employments, List<EmployerName> employers, List<ExitView> exits,
                         List<HourEntryView> hourEntries, List<Hold> legalHolds, Erasure erasure, List<Seen> accesses) {

    /** An employer, by which the employments can be understood. */
    public record EmployerName(UUID id, String name) {
    }

    /** A legal hold on the person, without the others on it. */
    public record Hold(String operation, String reason, LocalDate until) {
    }

    /** An erasure that was asked for and waits. */
    public record Erasure(Instant requestedAt, String reason) {
    }

    /** That somebody read or changed something of it. */
    public record Seen(Instant at, String actor, String action, String resource) {
    }

    /** Says nothing of the person: it may end up in a log. */
    @Override
    public String toString() {
        return "PersonFile";
    }
}
