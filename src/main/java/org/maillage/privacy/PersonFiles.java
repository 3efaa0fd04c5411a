package org.maillage.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillage.access.Caller;
import org.maillage.access.Permission;
import org.maillage.access.Role;
import org.maillage.audit.AuditTrail;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.BeneficiaryView;
import org.maillage.beneficiary.Eligibility;
import org.maillage.beneficiary.EligibilityView;
import org.maillage.beneficiary.PrescriberView;
import org.maillage.employer.Employer;
import org.maillage.employment.Employment;
import org.maillage.employment.EmploymentView;
import org.maillage.employment.Exit;
import org.maillage.employment.ExitView;
import org.maillage.hours.HourEntry;
import org.maillage.hours.HourEntryViews;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** Puts together what is held on a person. It is whole or it is not given. */
@ApplicationScoped
public class PersonFiles {

    private final AuditTrail trail;
    private final Caller caller;
    private final Today today;

    PersonFiles(AuditTrail trail, Caller caller, Today today) {
        this.trail = trail;
        this.caller = caller;
        this.today = today;
    }

    /** @throws Refused 403 {@code sensitive-not-permitted} when a criterion is among it that the caller may not see */
    PersonFile of(Beneficiary person) {
        List<Eligibility> decisions = Eligibility.ofPersons(List.of(person.id));
        Eligibility.requirePermitted(decisions.stream().anyMatch(Eligibility::sensitive) || !seesPrescribers() && sentByFew(person),
                caller.may(Permission.SENSITIVE));
        List<Employment> employments = Employment.list("beneficiary.id = ?1 order by startOn, id", person.id);
        List<HourEntry> hours = HourEntry.list("beneficiaryId = ?1 order by month, firstDay, id", person.id);
        ErasureRequest erasure = ErasureRequest.of(person.id);
        return new PersonFile(Instant.now().truncatedTo(ChronoUnit.SECONDS), BeneficiaryView.of(person, today.get()), prescriber(person),
                decisions.stream().map(decision -> EligibilityView.of(decision, true)).toList(),
                employments.stream().map(EmploymentView::of).toList(), employers(employments),
                Exit.ofPersons(List.of(person.id)).stream().map(ExitView::of).toList(), HourEntryViews.of(hours),
                LegalHold.everOn(person.id).stream().map(hold -> new PersonFile.Hold(hold.operation, hold.reason, hold.until)).toList(),
                erasure == null ? null : new PersonFile.Erasure(erasure.requestedAt, erasure.reason), accesses(person.id));
    }

    private PrescriberView prescriber(Beneficiary person) {
        PrescriberView view = person.prescriber == null ? null : PrescriberView.of(person.prescriber, true);
        return view == null || seesPrescribers() ? view : view.withoutName();
    }

    /** Who sent the person would tell of something sensitive. */
    private static boolean sentByFew(Beneficiary person) {
        return person.prescriber != null && person.prescriber.kind.sensitive();
    }

    private boolean seesPrescribers() {
        return caller.may(Permission.SENSITIVE) || caller.account().is(Role.FACILITATOR);
    }

    private static List<PersonFile.EmployerName> employers(List<Employment> employments) {
        Set<Employer> employers = employments.stream().flatMap(job -> Stream.of(job.employer, job.userEmployer)).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return employers.stream().map(employer -> new PersonFile.EmployerName(employer.id, employer.name))
                .distinct().sorted(Comparator.comparing(PersonFile.EmployerName::name)).toList();
    }

    private List<PersonFile.Seen> accesses(UUID person) {
        return trail.of(person).stream().map(seen -> new PersonFile.Seen(seen.at(), seen.actor(), seen.action().name(), seen.resource()))
                .toList();
    }
}
