package org.maillage.hours;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.maillage.territory.Territory;
import org.maillage.web.Messages;

/** Makes the views of entries with the names of their territories, one query for a whole page. */
public final class HourEntryViews {

    private static final String OVER_MONTHLY = "over-monthly-hours";

    private HourEntryViews() {
    }

    /** The entries as they are shown to whoever may see them. */
    public static List<HourEntryView> of(List<HourEntry> entries) {
        Map<String, String> names = names(entries);
        return entries.stream().map(entry -> HourEntryView.of(entry, names, null)).toList();
    }

    /** One entry, with what is worth a look about it in the reader's language. */
    static HourEntryView of(HourEntry entry, HttpHeaders headers) {
        Locale locale = Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return HourEntryView.of(entry, names(List.of(entry)), warnings(entry, locale));
    }

    private static List<HourEntryView.Warning> warnings(HourEntry entry, Locale locale) {
        boolean live = entry.status != HourStatus.REJECTED && !entry.replaced();
        if (!live || !Plausibility.unusual(HourEntries.hoursOfMonth(entry))) {
            return List.of();
        }
        return List.of(new HourEntryView.Warning(OVER_MONTHLY, Messages.text(locale, "error." + OVER_MONTHLY)));
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
