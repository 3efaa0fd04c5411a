package org.maillage.audit;

import java.util.UUID;

/**
 * Something about one person. An entity of this kind has its changes encrypted with the key of the person; a record that is
 * answered makes the answer a reading of the person.
 */
public interface OfPerson {

    /** Id of the person; null when it is about nobody, or does not show whom. */
    UUID personOf();
}
