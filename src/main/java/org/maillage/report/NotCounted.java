package org.maillage.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.maillage.hours.CountingReason;

/** Validated hours that a rule leaves out. */
public record NotCounted(CountingReason reason, BigDecimal hours, long entries, long persons) {

    /** By the first reason of each entry, in the order in which the rules are asked. */
    static List<NotCounted> of(Collection<ClauseRow> rows) {
        return ClauseRow.by(rows.stream().filter(ClauseRow::leftOut).toList(), ClauseRow::leftOutBy).entrySet().stream()
                .map(one -> new NotCounted(one.getKey(), ClauseRow.total(one.getValue()).notCounted(),
                        one.getValue().size(),
                        one.getValue().stream().map(ClauseRow::person).distinct().count())).toList();
    }
}
