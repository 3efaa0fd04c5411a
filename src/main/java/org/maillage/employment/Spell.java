package org.maillage.employment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A stretch of employments of one person that no long gap interrupts: the contracts of one pathway.
 *
 * @param start first day of the first employment
 * @param end   last day of the last one; null while one of them lasts
 */
public record Spell(LocalDate start, LocalDate end, List<Employment> employments) {

    /** Months without work after which work begins a new spell; a local convention, hence a parameter. */
    public static int gapMonths() {
        return ConfigProvider.getConfig().getValue("maillage.pathway.gap-months", Integer.class);
    }

    /** The spells among the employments of one person, in time order. */
    public static List<Spell> of(Collection<Employment> employments, int gapMonths) {
        List<Spell> spells = new ArrayList<>();
        employments.stream().sorted(Comparator.comparing((Employment e) -> e.startOn).thenComparing(e -> e.id)).forEach(next -> {
            Spell last = spells.isEmpty() ? null : spells.get(spells.size() - 1);
            if (last == null || last.end != null && next.startOn.isAfter(last.end.plusMonths(gapMonths))) {
                spells.add(new Spell(next.startOn, next.endOn, List.of(next)));
            } else {
                spells.set(spells.size() - 1, last.with(next));
            }
        });
        return spells;
    }

    private Spell with(Employment next) {
        List<Employment> all = new ArrayList<>(employments);
        all.add(next);
        LocalDate until = end == null || next.endOn == null ? null : next.endOn.isAfter(end) ? next.endOn : end;
        return new Spell(start, until, List.copyOf(all));
    }

    /** The spell that a day belongs to: the last that had begun by then; null before the first one. */
    public static Spell at(List<Spell> spells, LocalDate day) {
        return spells.stream().filter(spell -> !spell.start.isAfter(day)).reduce((a, b) -> b).orElse(null);
    }
}
