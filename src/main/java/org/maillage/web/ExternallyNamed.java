package org.maillage.web;

import java.util.Set;

/** An entity that other systems name in their own way; each {@link ExternalId} names one entity of a type. */
public interface ExternallyNamed {

    /** The names themselves, to be changed in place. */
    Set<ExternalId> externalIds();
}
