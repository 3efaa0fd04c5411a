package org.maillage.audit;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Whoever knows of persons whose records are shown to nobody but those who work with them: the trail shows no change of theirs. */
public interface Concealed {

    /** Those of {@code persons} to whom this applies now. */
    Set<UUID> among(Collection<UUID> persons);
}
