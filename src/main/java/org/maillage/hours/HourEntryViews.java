package org.maillage.hours;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.maillage.access.Reach;
import org.maillage.access.Scope;
import org.maillage.territory.Territory;
import org.maillage.web.Messages;
import org.maillage.web.Warning;

/** Makes the views of entries with the names of their territories, one query for a whole page. */
public final class HourEntryViews {

    /** The place is none of the contract's. */
    public static final String PLACE_OUTSIDE = "place-outside-contract";
    private static final String OVER_MONTHLY = "over-monthly-hours";

    private HourEntryViews() {
    }

    /** The entries as they are shown to whoever may see them. */
    public static List<HourEntryView> of(List<HourEntry> entries) {
        Map<String, String> names = names(entries);
        return entries.stream().map(entry -> HourEntryView.of(entry, names, null)).toList();
    }

    /**
     * One entry, with what is worth a look about it in the reader's language.
     *
     * @param scope an employer is not told of the person's hours with others, nor that there is nothing to look at
     */
    static HourEntryView of(HourEntry entry, HttpHeaders headers, Scope scope) {
        Locale locale = Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        List<Warning> warnings = new ArrayList<>();
        boolean employer = scope.reach() == Reach.EMPLOYER;
        if (!employer && entry.live() && Plausibility.unusual(HourEntries.hoursOfMonth(entry))) {
            warnings.add(warning(OVER_MONTHLY, locale));
        }
        warnings.addAll(ofPlace(entry.warnsOfPlace(), locale));
        return HourEntryView.of(entry, names(List.of(entry)), employer && warnings.isEmpty() ? null : warnings);
    }

    /** What is told of a place that is none of the contract's. */
    static List<Warning> ofPlace(boolean outside, Locale locale) {
        return outside ? List.of(warning(PLACE_OUTSIDE, locale)) : List.of();
    }

    private static Warning warning(String code, Locale locale) {
        return new Warning(code, Messages.text(locale, "error." + code));
    }

    private static Map<String, String> names(Collection<HourEntry> entries) {
        var codes = entries.stream().map(entry -> entry.territoryCode).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, String> names = new HashMap<>();
        if (!codes.isEmpty()) {
            Territory.<Territory>list("code in ?1", codes).forEach(territory -> names.put(territory.code, territory.name));
        }
        return names;
    }
}
