package org.maillage.hours;

/** Why an entry counts or not, in the order in which the rules are asked: the first that applies is given. */
public enum CountingReason {
    /** Validated, and no rule leaves it out; the cap on training may leave out part of its hours. */
    COUNTED,
    /** A correction stands in its place: one that was validated, or one of an entry that was not. */
    REPLACED,
    REJECTED,
    /** A correction of a validated entry: it takes its place, and counts, once it is validated itself. */
    CORRECTION_PENDING,
    NOT_VALIDATED,
    /** The person has no validated eligibility. */
    NO_ELIGIBILITY,
    /** Worked before the eligibility took effect. */
    BEFORE_ELIGIBILITY,
    /** Hired after the eligibility had ended. */
    ELIGIBILITY_EXPIRED,
    /** Worked after the eligibility was revoked. */
    ELIGIBILITY_REVOKED,
    /** After the months (24 by default) from the first hour of the pathway. */
    AFTER_LIMIT,
    /**
     * The eligibility begins or the months end inside its days, or the hours do not fit in those that the clause's period, suspensions and
     * commitments leave: to be split on that day.
     */
    SPLIT_NEEDED,
    OUTSIDE_CLAUSE_PERIOD,
    /** The clause was suspended on all these days. */
    SUSPENDED,
    /** The employer no longer has a commitment on the clause. */
    EMPLOYER_NOT_PARTY,
    /** The clause leaves out employers of the kind that it was on the day worked (EITI by default: no salaried hours). */
    EMPLOYER_KIND_EXCLUDED,
    TRAINING_NOT_COUNTED,
    /** The clause's cap on training leaves no room for any of its hours. */
    TRAINING_OVER_CAP;

    /** Whether validated hours with this reason are shown as left out by a rule. */
    public boolean leavesOutValidated() {
        return ordinal() > NOT_VALIDATED.ordinal();
    }
}
