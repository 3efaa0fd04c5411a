package org.maillage.report.dashboard;

import java.math.BigDecimal;
import org.maillage.report.DepartmentProgress;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.TargetCheck;
import org.maillage.territory.Verdict;

/** The answers to the two questions of the year, in words. */
final class Sentences {

    private Sentences() {
    }

    /** Were the hours done? */
    static String hours(DepartmentProgress progress, Words words) {
        HoursCheck check = progress.checks().hours();
        BigDecimal validated = progress.hours().validated();
        TargetCheck.Goal goal = progress.target();
        BigDecimal lacking = check.verdict().lacking() ? check.behindBy(validated) : null;
        return words.text("hours." + check.verdict(), words.hours(validated), words.hours(goal == null ? null : goal.hours()),
                words.hours(check.expected()), words.hours(lacking));
    }

    /** And the share of RSA recipients? */
    static String rsaShare(DepartmentProgress progress, Words words) {
        TargetCheck.Goal goal = progress.target();
        BigDecimal asked = goal == null ? null : goal.rsaShare();
        Verdict verdict = progress.checks().rsaShare().verdict();
        boolean none = verdict == Verdict.MISSED && progress.rsaShare() == null;
        return words.text("share." + verdict + (none ? ".none" : ""), share(progress.rsaShare(), asked, verdict, words),
                asked == null ? "" : words.plainPercent(asked), words.hours(progress.checks().rsaShare().rsaHoursToRestoreShare()));
    }

    /** A share; where rounding would make it look like the one asked for that it does not reach, that it is less. */
    static String share(BigDecimal share, BigDecimal asked, Verdict verdict, Words words) {
        boolean lacks = verdict.lacking();
        return lacks && share != null && asked != null && share.compareTo(asked) >= 0 ? words.text("less-than", words.percent(asked))
                : words.percent(share);
    }
}
