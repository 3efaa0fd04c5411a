package org.maillage.hours;

import org.maillage.web.ProblemType;

/** Why hours are refused. */
enum HourProblem implements ProblemType {
    DUPLICATE_HOUR_ENTRY(409),
    ALREADY_CORRECTED(409),
    OUTSIDE_EMPLOYMENT(422),
    FUTURE_MONTH(422),
    RANGE_OUTSIDE_MONTH(422),
    EMPLOYER_NOT_PARTY(422),
    PLACE_REQUIRED(422),
    IMPLAUSIBLE_HOURS(422),
    VALIDATED_OVER_DECLARED(422);

    private final int status;

    HourProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
