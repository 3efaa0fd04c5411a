package org.maillage.employment;

/** When it is asked what became of a person. */
public enum ExitMilestone {
    /** When the last employment of the pathway ends, or an open-ended one makes it a success while it lasts. */
    END(0),
    /** Six months after the end. */
    MONTH_6(6),
    /** Twelve months after the end. */
    MONTH_12(12);

    private final int months;

    ExitMilestone(int months) {
        this.months = months;
    }

    /** Months after the end of the pathway. */
    public int months() {
        return months;
    }
}
