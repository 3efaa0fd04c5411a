package org.maillage.beneficiary;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a person is eligible today, and until when: all that a supplier needs to know of it ({@code domain.md} §6).
 *
 * @param until last day, by the decision in force alone (the clock of a clause may end before); null: no end, or not eligible
 */
public record EligibleView(boolean eligible, LocalDate until) {

    private static final EligibleView NO = new EligibleView(false, null);

    /** Of several persons, one query. */
    static Function<Beneficiary, EligibleView> of(Collection<Beneficiary> persons, LocalDate today) {
        List<UUID> ids = persons.stream().map(person -> person.id).toList();
        Map<UUID, EligibleView> inForce = Eligibility.inForce(ids, today).stream().collect(Collectors.toMap(
                decision -> decision.beneficiary.id, decision -> new EligibleView(true, end(decision)), (earlier, later) -> later));
        return person -> inForce.getOrDefault(person.id, NO);
    }

    private static LocalDate end(Eligibility decision) {
        LocalDate until = decision.lastHire();
        LocalDate counts = decision.countsUntil;
        return until == null || counts != null && counts.isBefore(until) ? counts : until;
    }
}
