package org.maillage.access;

import java.util.EnumSet;
import java.util.Set;

/** What a client may do, as {@code x-access} of the contract declares it. To which rows is its {@link Scope}. */
public enum Role {
    /** Accounts, territories, the shared directory and retention; no persons. */
    ADMIN,
    /** Reads all business data of a département and sets its targets. */
    COORDINATOR,
    /** Reads and writes the business data of its territories. */
    FACILITATOR,
    /** Reads the business data of its territories. */
    READER,
    /** Reads the persons whom it accompanies (PLIE). */
    REFERENT(Reach.REFERENT),
    /** Reads its own staff and declares their hours. */
    EMPLOYER(Reach.EMPLOYER),
    /** Reads its own commitments, and whether persons are eligible. */
    SUPPLIER(Reach.SUPPLIER),
    /** Reads its own contracts, without names of persons. */
    BUYER(Reach.BUYER),
    /** Reads the persons whom it proposed. */
    PRESCRIBER(Reach.PRESCRIBER),
    /** Reads for a time and a reason, the audit trail included. */
    AUDITOR,
    /** Another information system: reads and writes within its territories, under the external identifiers of its own source. */
    SYNC,
    /** Reads sums only, small ones masked. */
    STATISTICS;

    /** The roles that one account may have together: they are bound in the same way. */
    static final Set<Role> COMBINED = EnumSet.of(ADMIN, COORDINATOR, FACILITATOR, READER);

    private final Reach reach;

    Role() {
        this(Reach.TERRITORY);
    }

    Role(Reach reach) {
        this.reach = reach;
    }

    /** By what an account with this role is bound. */
    public Reach reach() {
        return reach;
    }
}
