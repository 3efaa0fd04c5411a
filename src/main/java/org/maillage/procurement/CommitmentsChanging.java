package org.maillage.procurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The parties of a clause are about to be other ones: who counts hours says what each has done.
 *
 * @param before on which day and later nothing is asked of
 * @param done   to be filled: counted hours, by the party they are credited to
 */
public record CommitmentsChanging(UUID clauseId, LocalDate before, Map<UUID, BigDecimal> done) {

    CommitmentsChanging(UUID clauseId, LocalDate before) {
        this(clauseId, before, new HashMap<>());
    }
}
