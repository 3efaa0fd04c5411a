package org.maillage.audit;

import java.util.UUID;
import java.util.stream.Stream;

/** An answer about several persons that is no list of {@link OfPerson}: it is a reading of all of them. */
public interface OfPersons {

    /** Ids of the persons; null where something is about nobody. */
    Stream<UUID> personsOf();
}
