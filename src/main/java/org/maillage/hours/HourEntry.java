package org.maillage.hours;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.maillage.access.Scope;
import org.maillage.audit.OfPerson;
import org.maillage.employment.Employment;
import org.maillage.hours.Counting.Replacing;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Refused;
import org.maillage.web.Unaudited;
import org.maillage.web.Versioned;

/**
 * Hours declared for an employment, a clause and a month, or days of one month. What was declared never changes; what was
 * decided about it is added once; what it counts for is written by {@link Recount}.
 */
@Entity
@NamedQuery(name = "HourEntry.sameDays", query = """
        select count(*) from HourEntry
        where employmentId = :employment and clauseId = :clause and kind = :kind and status <> REJECTED
        and correctedById is null and firstDay <= :last and lastDay >= :first and id not in :others""")
@NamedQuery(name = "HourEntry.hoursOfMonth", query = """
        select coalesce(sum(case when status = VALIDATED then validatedHours else hours end), 0) from HourEntry
        where beneficiaryId = :person and month = :month and status <> REJECTED and correctedById is null
        and pendingCorrectionId is null""")
@NamedQuery(name = "HourEntry.personOf", query = "select m.beneficiary.id from Employment m where m.id = ?1 and m.beneficiary.anonymisedOn is null")
@NamedQuery(name = "HourEntry.byExternalId", query = """
        select e from HourEntry e join e.externalIds x where x.source = :source and x.id = :id""")
public class HourEntry extends Versioned implements OfPerson, ExternallyNamed {

    private static final BigDecimal NO_HOURS = new BigDecimal("0.00");

    @Column(nullable = false, updatable = false)
    public UUID employmentId;
    @Column(nullable = false, updatable = false)
    public UUID beneficiaryId;
    /** The employment's employer, kept here so that lists and sums need no look at the employment. */
    @Column(nullable = false)
    public UUID employerId;
    @Column(nullable = false, updatable = false)
    public UUID clauseId;
    @Column(nullable = false, updatable = false)
    public UUID contractId;

    @Column(nullable = false, updatable = false)
    public YearMonth month;
    @Column(nullable = false, updatable = false)
    public short year;
    @Column(nullable = false, updatable = false)
    public LocalDate firstDay;
    @Column(nullable = false, updatable = false)
    public LocalDate lastDay;
    /** The last day that it can hold, {@link Facts#endsOn}: whoever looks from this day or a later one sees it. */
    @Unaudited
    @Column(nullable = false)
    public LocalDate endsOn;
    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    public HourKind kind;
    @Column(nullable = false, updatable = false, precision = 9, scale = 2)
    public BigDecimal hours;
    @Column(updatable = false)
    public String overrideReason;
    @Column(updatable = false)
    public UUID correctsId;
    @Column(updatable = false)
    public String commune;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public HourStatus status = HourStatus.DECLARED;
    @Column(precision = 9, scale = 2)
    public BigDecimal validatedHours;
    public Instant validatedAt;
    /** Why it was rejected, or cut, or corrected. */
    public String reason;
    /** What stands in its place; null while a correction of validated hours waits for its decision. */
    public UUID correctedById;
    /** The correction that will take its place once it is validated; null: none waits. */
    public UUID pendingCorrectionId;
    /** Whether it takes the place of another entry only when it is validated. */
    @Column(nullable = false)
    public boolean replacesOnValidation;

    @Unaudited
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public PlaceSource placeSource;
    @Unaudited
    public String placeCommune;
    @Unaudited
    @Column(nullable = false)
    public String departmentCode;
    @Unaudited
    public String territoryCode;
    /** Whether the place is none of the contract's: to be looked at, it prevents nothing. */
    @Unaudited
    @Column(nullable = false)
    public boolean placeOutside;

    @Unaudited
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public CountingReason countingReason = CountingReason.NOT_VALIDATED;
    /** What counts of the validated hours: all, none, or what the cap on training leaves. */
    @Unaudited
    @Column(nullable = false, precision = 9, scale = 2)
    public BigDecimal countedHours = NO_HOURS;
    @Unaudited
    @Column(nullable = false)
    public boolean rsa;
    @Unaudited
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public RsaReason rsaReason = RsaReason.NO_ELIGIBILITY;
    /** Whose commitment let the hours in: the employer, the user company or a subcontractor. */
    @Unaudited
    public UUID partyEmployerId;
    /** Whose commitment they are credited to: the party, or the one that answers for a subcontractor. */
    @Unaudited
    public UUID creditedEmployerId;

    @ElementCollection
    @CollectionTable(name = "hour_entry_external_id", joinColumns = @JoinColumn(name = "hour_entry_id"))
    public Set<ExternalId> externalIds = new HashSet<>();

    /** What was declared, without its place. */
    static HourEntry of(HourEntryInput input) {
        HourEntry entry = new HourEntry();
        Counting.Days days = input.days();
        entry.employmentId = input.employmentId();
        entry.clauseId = input.clauseId();
        entry.month = input.month();
        entry.year = (short) input.month().getYear();
        entry.firstDay = days.first();
        entry.lastDay = days.last();
        entry.kind = input.kindOrWork();
        entry.hours = input.hours().setScale(2);
        entry.commune = input.commune();
        entry.overrideReason = input.overrideReason();
        entry.externalIds.addAll(input.externalIdsOrNone());
        return entry;
    }

    void takePlace(Place place) {
        if (placeSource != null && !place.equals(new Place(placeSource, placeCommune, departmentCode, territoryCode, placeOutside))) {
            touch();
        }
        placeSource = place.source();
        placeCommune = place.commune();
        departmentCode = place.department();
        territoryCode = place.territory();
        placeOutside = place.outside();
    }

    boolean replaced() {
        return correctedById != null;
    }

    /** Its correction that was not refused, decided or not; null: there is none. */
    UUID latestCorrection() {
        return replaced() ? correctedById : pendingCorrectionId;
    }

    Replacing replacing() {
        return replaced() ? Replacing.REPLACED : replacesOnValidation ? Replacing.PENDING : Replacing.NONE;
    }

    /** The day on which whatever is dated is looked up: its first day, or that of the employment inside its month. */
    LocalDate dayWorked(Employment employment) {
        return dayWorked(firstDay, employment.startOn);
    }

    /** The day worked of an entry from {@code firstDay} of an employment from {@code startOn}. */
    public static LocalDate dayWorked(LocalDate firstDay, LocalDate startOn) {
        return firstDay.isBefore(startOn) ? startOn : firstDay;
    }

    boolean wholeMonth() {
        return firstDay.equals(month.atDay(1)) && lastDay.equals(month.atEndOfMonth());
    }

    /** The validated hours that a rule leaves out. */
    public BigDecimal leftOutHours() {
        return status == HourStatus.VALIDATED && !replaced() ? validatedHours.subtract(countedHours) : NO_HOURS;
    }

    /** Whether it is recorded and stands: neither refused nor replaced. */
    boolean live() {
        return status != HourStatus.REJECTED && !replaced();
    }

    /** Whether somebody is to look at its place. */
    boolean warnsOfPlace() {
        return live() && placeOutside;
    }

    /** What counts of it as long as nothing else is said: validated hours once decided. */
    BigDecimal effectiveHours() {
        return status == HourStatus.VALIDATED ? validatedHours : hours;
    }

    /**
     * Accepts all or part of the hours.
     *
     * @param accepted 0.00 to the declared hours; null: all
     * @param why      required when something is cut
     * @throws Refused 409 unless it is declared and not replaced; 422 when more than declared, or cut without a reason
     */
    void validate(BigDecimal accepted, String why, Instant now) {
        requireOpen();
        BigDecimal taken = accepted == null ? hours : accepted.setScale(2);
        if (taken.compareTo(hours) > 0) {
            throw Refused.because(HourProblem.VALIDATED_OVER_DECLARED, hours).at("/validatedHours");
        }
        if (taken.compareTo(hours) < 0 && why == null) {
            throw Refused.because(CommonProblem.REASON_REQUIRED).at("/reason");
        }
        decide(HourStatus.VALIDATED, why, now);
        validatedHours = taken;
    }

    /** Refuses the hours; they stay visible. @throws Refused 409 unless it is declared and not replaced */
    void reject(String why, Instant now) {
        requireOpen();
        decide(HourStatus.REJECTED, why, now);
    }

    /** @throws Refused 409 when a live correction stands in its place already, or waits to */
    void requireStanding() {
        if (replaced() || pendingCorrectionId != null) {
            throw Refused.because(HourProblem.ALREADY_CORRECTED);
        }
    }

    /**
     * Validated hours stand until their correction is validated; anything else is replaced at once, for no validated hour moves.
     *
     * @param standing the validated entry whose place the correction takes in the end; null: none
     */
    void correctWith(HourEntry correction, String why, HourEntry standing) {
        correction.correctsId = id;
        correction.reason = why;
        correction.replacesOnValidation = status == HourStatus.VALIDATED || standing != null;
        if (status == HourStatus.VALIDATED) {
            pendingCorrectionId = correction.id;
        } else {
            correctedById = correction.id;
        }
        touch();
    }

    /** The correction that waits to take its place is another one now, or none (null). */
    void awaitCorrection(UUID correction) {
        pendingCorrectionId = correction;
        touch();
    }

    /** Its correction was validated. */
    void giveWay(UUID correction) {
        correctedById = correction;
        pendingCorrectionId = null;
        touch();
    }

    /** Puts the entry back when its correction was refused. */
    void restore() {
        correctedById = null;
        touch();
    }

    private void requireOpen() {
        if (status != HourStatus.DECLARED) {
            throw Refused.because(CommonProblem.WRONG_STATUS, status.name());
        }
        if (replaced()) {
            throw Refused.because(CommonProblem.WRONG_STATUS, CountingReason.REPLACED.name());
        }
    }

    private void decide(HourStatus decision, String why, Instant now) {
        status = decision;
        reason = why == null ? reason : why;
        validatedAt = decision == HourStatus.VALIDATED ? now.truncatedTo(ChronoUnit.MICROS) : null;
        touch();
    }

    /** Takes what the rules say; the entity tag moves only when that is something new. */
    void take(CountingReason counting, BigDecimal counted, RsaReason atEntry, Parties.Party party) {
        UUID partyId = party == null ? null : party.employerId();
        UUID credited = party == null ? null : party.creditedId();
        if (countingReason == counting && countedHours.compareTo(counted) == 0 && rsaReason == atEntry
                && Objects.equals(partyEmployerId, partyId) && Objects.equals(creditedEmployerId, credited)) {
            return;
        }
        countingReason = counting;
        countedHours = counted.setScale(2);
        rsaReason = atEntry;
        rsa = atEntry == RsaReason.RSA_AT_ENTRY;
        partyEmployerId = partyId;
        creditedEmployerId = credited;
        touch();
    }

    @Override
    public Set<ExternalId> externalIds() {
        return externalIds;
    }

    @Override
    public UUID personOf() {
        return beneficiaryId;
    }
}
