package org.maillage.employment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One question about what became of a person after a spell of employments: at its end, six and twelve months later. A spell ends with
 * its last employment, or on the day of which a durable exit tells: whoever was hired for good is not looked for while it works.
 *
 * @param dueOn the day from which an answer is expected
 * @param exit  the answer; null: none, which is no news, never unemployment
 */
public record FollowUp(Spell spell, ExitMilestone milestone, LocalDate dueOn, Exit exit) {

    private static final int CHUNK = 1000;

    /** The questions about each of these persons who has any, in time order: two statements for a thousand persons. */
    public static Map<UUID, List<FollowUp>> ofPersons(Collection<UUID> persons) {
        int gapMonths = Spell.gapMonths();
        List<UUID> all = List.copyOf(persons);
        Map<UUID, List<FollowUp>> followUps = new HashMap<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<UUID> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            Map<UUID, List<Exit>> exits = new HashMap<>();
            Exit.ofPersons(chunk).forEach(exit -> exits.computeIfAbsent(exit.beneficiary.id, person -> new ArrayList<>()).add(exit));
            Map<UUID, List<Employment>> employments = new HashMap<>();
            Employment.<Employment>list("beneficiary.id in ?1", chunk)
                    .forEach(one -> employments.computeIfAbsent(one.beneficiary.id, person -> new ArrayList<>()).add(one));
            employments.forEach((person, jobs) -> followUps.put(person, of(Spell.of(jobs, gapMonths), exits.getOrDefault(person, List.of()))));
        }
        return followUps;
    }

    /** The questions about one person: three for each spell that has ended. */
    public static List<FollowUp> of(List<Spell> spells, Collection<Exit> exits) {
        List<FollowUp> followUps = new ArrayList<>();
        for (Spell spell : spells) {
            List<Exit> own = exits.stream().filter(exit -> Spell.at(spells, exit.entryOn) == spell).toList();
            LocalDate end = end(spell, find(own, ExitMilestone.END));
            if (end != null) {
                Arrays.stream(ExitMilestone.values()).map(milestone -> of(spell, milestone, end, own)).forEach(followUps::add);
            }
        }
        return followUps;
    }

    private static FollowUp of(Spell spell, ExitMilestone milestone, LocalDate end, List<Exit> exits) {
        Exit exit = find(exits, milestone);
        // work went on after the day of which it tells: it is no longer the answer
        boolean answers = exit != null && !exit.observedOn.isBefore(end);
        return new FollowUp(spell, milestone, end.plusMonths(milestone.months()), answers ? exit : null);
    }

    private static Exit find(List<Exit> exits, ExitMilestone milestone) {
        return exits.stream().filter(exit -> exit.milestone == milestone).findFirst().orElse(null);
    }

    /** The day on which a spell ended; null while it lasts. @param atEnd what became of the person then, or null */
    static LocalDate end(Spell spell, Exit atEnd) {
        boolean durable = atEnd != null && atEnd.situation.category() == ExitCategory.DURABLE;
        return durable && (spell.end() == null || atEnd.observedOn.isBefore(spell.end())) ? atEnd.observedOn : spell.end();
    }

    /** Whether an answer is expected on {@code day}, or was there already. */
    public boolean due(LocalDate day) {
        return !dueOn.isAfter(day);
    }

    /** What is known on {@code day}: no news is unknown. */
    public ExitSituation situation(LocalDate day) {
        return exit == null || exit.observedOn.isAfter(day) ? ExitSituation.UNKNOWN : exit.situation;
    }
}
