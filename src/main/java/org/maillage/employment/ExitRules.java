package org.maillage.employment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/** What an exit must satisfy, beside the employments and the other exits of its person. */
final class ExitRules {

    private ExitRules() {
    }

    /**
     * @param spells    of the person
     * @param others    its other exits
     * @param earlyDays how many days before six or twelve months after the end an exit may be observed for them
     * @return the spell that it closes
     * @throws Refused 422 with the first rule that is broken, 409 {@code duplicate} when the milestone has an exit already
     */
    static Spell check(ExitInput input, List<Spell> spells, Collection<Exit> others, int earlyDays, LocalDate today) {
        if (input.observedOn().isAfter(today)) {
            throw Refused.because(EmploymentProblem.EXIT_IN_FUTURE).at("/observedOn");
        }
        Spell spell = spell(input, spells);
        List<Exit> own = others.stream().filter(exit -> Spell.at(spells, exit.entryOn) == spell).toList();
        if (own.stream().anyMatch(exit -> exit.milestone == input.milestone())) {
            throw Refused.because(CommonProblem.DUPLICATE).at("/milestone");
        }
        if (input.employmentId() != null && spell.employments().stream().noneMatch(one -> one.id.equals(input.employmentId()))) {
            throw Refused.because(CommonProblem.REFERENCE_UNKNOWN).at("/employmentId");
        }
        if (input.milestone() == ExitMilestone.END) {
            requireEnded(input, spell);
        } else {
            requireLater(input, spell, own, earlyDays);
        }
        return spell;
    }

    private static Spell spell(ExitInput input, List<Spell> spells) {
        LocalDate day = Objects.requireNonNullElse(input.entryOn(), input.observedOn());
        Spell spell = Spell.at(spells, day);
        if (spell == null || input.entryOn() != null && spell.end() != null && day.isAfter(spell.end())) {
            throw Refused.because(EmploymentProblem.PATHWAY_UNKNOWN).at(input.entryOn() == null ? "/observedOn" : "/entryOn");
        }
        return spell;
    }

    /** Only whoever is hired for good leaves the pathway while it works. */
    private static void requireEnded(ExitInput input, Spell spell) {
        boolean durable = input.situation().category() == ExitCategory.DURABLE;
        if (!durable && spell.end() == null) {
            throw Refused.because(EmploymentProblem.EXIT_EMPLOYED).at("/situation");
        }
        if (input.observedOn().isBefore(durable ? spell.start() : spell.end())) {
            throw Refused.because(EmploymentProblem.EXIT_TOO_EARLY).at("/observedOn");
        }
    }

    private static void requireLater(ExitInput input, Spell spell, List<Exit> own, int earlyDays) {
        Exit atEnd = own.stream().filter(exit -> exit.milestone == ExitMilestone.END).findFirst().orElse(null);
        LocalDate end = FollowUp.end(spell, atEnd);
        if (end == null) {
            throw Refused.because(EmploymentProblem.EXIT_EMPLOYED).at("/milestone");
        }
        if (input.observedOn().isBefore(end.plusMonths(input.milestone().months()).minusDays(earlyDays))) {
            throw Refused.because(EmploymentProblem.EXIT_TOO_EARLY).at("/observedOn");
        }
    }
}
