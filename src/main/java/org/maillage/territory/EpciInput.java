package org.maillage.territory;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.maillage.web.CommonProblem;
import org.maillage.web.Period;
import org.maillage.web.Refused;

/** An EPCI (its part in the département) as member of a territory; first and last day, null: no bound. */
public record EpciInput(@NotNull @Pattern(regexp = "[0-9]{9}") String siren, LocalDate validFrom, LocalDate validUntil) {

    static EpciInput of(TerritoryEpci part) {
        return new EpciInput(part.epci.siren, part.validFrom, part.validUntil);
    }

    /** @throws Refused 422 {@code period-invalid}, {@code duplicate-child}, {@code periods-overlap} */
    static void requireSound(List<EpciInput> members) {
        for (int i = 0; i < members.size(); i++) {
            EpciInput member = members.get(i);
            member.period().ordered("/epcis/" + i + "/validUntil");
            for (EpciInput earlier : members.subList(0, i)) {
                member.requireApart(earlier, "/epcis/" + i);
            }
        }
    }

    private void requireApart(EpciInput other, String pointer) {
        if (siren.equals(other.siren) && Objects.equals(validFrom, other.validFrom)) {
            throw Refused.because(CommonProblem.DUPLICATE_CHILD).at(pointer + "/siren");
        }
        if (siren.equals(other.siren) && period().overlaps(other.period())) {
            throw Refused.because(CommonProblem.PERIODS_OVERLAP).at(pointer + "/validFrom");
        }
    }

    Period period() {
        return new Period(validFrom, validUntil);
    }
}
