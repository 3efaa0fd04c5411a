package org.maillage.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.maillage.access.Projected;
import org.maillage.territory.Sums;

/**
 * Distinct persons with hours that count. They do not add up over territories or clauses: they are counted again at each level.
 *
 * @param rsa those with hours as RSA recipients
 */
@Projected("ProgressBeneficiaries")
public record Persons(long total, long rsa) {

    /** Counts the persons of rows, of which one person may have several. */
    static <R> Persons of(Collection<R> rows, Function<R, UUID> person, Function<R, Sums> sums) {
        Map<UUID, Sums> byPerson = new HashMap<>();
        rows.forEach(row -> byPerson.merge(person.apply(row), sums.apply(row), Sums::plus));
        return new Persons(byPerson.values().stream().filter(done -> done.validated().signum() > 0).count(),
                byPerson.values().stream().filter(done -> done.rsa().signum() > 0).count());
    }
}
