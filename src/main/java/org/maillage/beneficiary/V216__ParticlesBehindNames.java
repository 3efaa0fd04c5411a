package org.maillage.beneficiary;

import jakarta.inject.Singleton;

/** Gives everybody their names of comparison again: particles behind a name are those before it now. */
@Singleton
public class V216__ParticlesBehindNames extends V152__NameKeys {
}
