package org.maillage.access;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import org.maillage.web.WholeView;

/** Who is bound to nothing sees all rows. */
@Singleton
@Unremovable
class Everywhere implements WholeView {

    private final Caller caller;

    Everywhere(Caller caller) {
        this.caller = caller;
    }

    @Override
    public boolean given() {
        return caller.scope().everywhere();
    }
}
