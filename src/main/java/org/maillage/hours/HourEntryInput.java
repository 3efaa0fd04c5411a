package org.maillage.hours;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Reference;
import org.maillage.employment.Employment;
import org.maillage.procurement.Clause;
import org.maillage.web.ExternalId;

/**
 * Hours that an employer declares.
 *
 * @param month          the month worked
 * @param from           first day, when not the whole month; goes with {@code to}
 * @param kind           work when not given
 * @param hours          0 to 999 999.99, at most two decimals
 * @param commune        INSEE code of the place of performance, when neither the employment nor the contract settles it
 * @param overrideReason why more hours than the law lets expect are right all the same
 */
public record HourEntryInput(@NotNull @Reference(Employment.class) UUID employmentId,
                             @NotNull @Reference(Clause.class) UUID clauseId, @NotNull YearMonth month, LocalDate from,
                             LocalDate to, HourKind kind,
                             @NotNull @DecimalMin("0") @Digits(integer = 6, fraction = 2) BigDecimal hours,
                             @Pattern(regexp = "\\d{5}|2[AB]\\d{3}") String commune,
                             @Size(max = 20) List<@NotNull @Valid ExternalId> externalIds,
                             @Size(min = 1, max = 500) @Pattern(regexp = "(?s).*\\S.*") String overrideReason) {

    /** What {@code entry} declared, for a correction to differ from; external ids are not handed on. */
    public static HourEntryInput of(HourEntry entry) {
        boolean whole = entry.wholeMonth();
        return new HourEntryInput(entry.employmentId, entry.clauseId, entry.month, whole ? null : entry.firstDay,
                whole ? null : entry.lastDay, entry.kind, entry.hours, entry.commune, null, entry.overrideReason);
    }

    /** The same declaration under these names. */
    HourEntryInput named(List<ExternalId> ids) {
        return new HourEntryInput(employmentId, clauseId, month, from, to, kind, hours, commune, ids, overrideReason);
    }

    public HourKind kindOrWork() {
        return kind == null ? HourKind.WORK : kind;
    }

    public List<ExternalId> externalIdsOrNone() {
        return externalIds == null ? List.of() : externalIds;
    }

    /** The days covered: the whole month when none are given. */
    public Counting.Days days() {
        return new Counting.Days(from == null ? month.atDay(1) : from, to == null ? month.atEndOfMonth() : to);
    }
}
