package org.maillage.procurement;

import java.util.List;

/** Where a contract stands. */
public enum ContractStatus {
    TO_QUALIFY, PREPARATION, AWARDED, IN_PROGRESS, COMPLETED, TERMINATED, CANCELLED;

    /** Those in which a contract is under way: what lags behind in it is work to do. */
    public static final List<ContractStatus> UNDER_WAY = List.of(AWARDED, IN_PROGRESS);

    /** Those in which a contract was given up: nothing more is asked of anybody. */
    public static final List<ContractStatus> GIVEN_UP = List.of(TERMINATED, CANCELLED);

    public boolean underWay() {
        return UNDER_WAY.contains(this);
    }

    public boolean givenUp() {
        return GIVEN_UP.contains(this);
    }
}
