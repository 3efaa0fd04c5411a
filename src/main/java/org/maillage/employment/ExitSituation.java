package org.maillage.employment;

/**
 * What became of a person (nomenclature of exits of the work integration sector). Of withdrawals it is not asked whether illness or
 * detention is behind them: {@link #OTHER_WITHDRAWAL} says enough for the rate.
 */
public enum ExitSituation {
    CDI(ExitCategory.DURABLE),
    CDD_OVER_6_MONTHS(ExitCategory.DURABLE),
    INTERIM_OVER_6_MONTHS(ExitCategory.DURABLE),
    /** Traineeship or titularisation. */
    PUBLIC_SERVICE(ExitCategory.DURABLE),
    BUSINESS_CREATION(ExitCategory.DURABLE),
    CDD_UNDER_6_MONTHS(ExitCategory.TRANSITION),
    INTERIM_UNDER_6_MONTHS(ExitCategory.TRANSITION),
    /** With an ordinary employer. */
    AIDED_CONTRACT(ExitCategory.TRANSITION),
    /** Qualifying or pre-qualifying. */
    TRAINING(ExitCategory.POSITIVE),
    OTHER_SIAE(ExitCategory.POSITIVE),
    UNEMPLOYED(ExitCategory.OTHER),
    INACTIVE(ExitCategory.OTHER),
    /** No news, which is not the same as unemployed. */
    UNKNOWN(ExitCategory.OTHER),
    DEATH(ExitCategory.WITHDRAWAL),
    MOVED_AWAY(ExitCategory.WITHDRAWAL),
    OTHER_WITHDRAWAL(ExitCategory.WITHDRAWAL);

    private final ExitCategory category;

    ExitSituation(ExitCategory category) {
        this.category = category;
    }

    /** The class by which it is counted. */
    public ExitCategory category() {
        return category;
    }
}
