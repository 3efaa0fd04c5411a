package org.maillage.employment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.CommonProblem;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** Writes exits in the caller's transaction: takes the pathway of the person and lets the rules decide. */
@ApplicationScoped
public class ExitRegister {

    private final Today today;
    private final int earlyDays;

    ExitRegister(Today today, @ConfigProperty(name = "maillage.exit.early-days") int earlyDays) {
        this.today = today;
        this.earlyDays = earlyDays;
    }

    /** @throws Refused 422 for a rule or an unknown reference, 409 {@code duplicate} or {@code restricted} */
    public Exit add(Beneficiary person, ExitInput input) {
        Exit exit = new Exit();
        exit.beneficiary = person;
        return write(exit, input);
    }

    /** @throws Refused as {@link #add} */
    public Put<Exit> put(Exit exit, ExitInput input) {
        return ExitInput.of(exit).equals(input) ? new Put<>(exit, Outcome.UNCHANGED) : new Put<>(change(exit, input), Outcome.CHANGED);
    }

    /** @throws Refused as {@link #add} */
    Exit change(Exit exit, ExitInput input) {
        return write(exit, input);
    }

    void remove(Exit exit) {
        Beneficiary.openPathway(exit.beneficiary.id);
        exit.delete();
        exit.flush();
    }

    private Exit write(Exit exit, ExitInput input) {
        Beneficiary.openPathway(exit.beneficiary.id);
        List<Employment> employments = Employment.list("beneficiary", exit.beneficiary);
        List<Exit> others = Exit.list("beneficiary = ?1 and id <> ?2", exit.beneficiary, exit.id);
        Spell spell = ExitRules.check(input, Spell.of(employments, Spell.gapMonths()), others, earlyDays, today.get());
        exit.entryOn = spell.start();
        exit.milestone = input.milestone();
        exit.situation = input.situation();
        exit.observedOn = input.observedOn();
        exit.employment = employments.stream().filter(one -> one.id.equals(input.employmentId())).findFirst().orElse(null);
        exit.touch();
        save(exit);
        return exit;
    }

    /** The unique key is the second guard. */
    private static void save(Exit exit) {
        try {
            exit.save();
        } catch (ConstraintViolationException e) {
            throw e.getKind() == ConstraintKind.UNIQUE ? Refused.because(CommonProblem.DUPLICATE).at("/milestone") : e;
        }
    }
}
