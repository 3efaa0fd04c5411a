package org.maillage.sync;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What one transaction did to one resource, taken together. */
final class Written {

    final Kind kind;
    final UUID id;
    /** Where it was before: what is seen from there changes. */
    final Set<String> before = new TreeSet<>();
    ChangeAction action;
    int version;
    UUID person;
    /** Of what is removed, as JSON; null: none. */
    String externalIds;
    /** Whether those see it otherwise now whom no place distinguishes, as when a person's data is restricted. */
    boolean hidden;
    /** Whether it is itself as it was. */
    boolean derived;

    Written(Kind kind, UUID id) {
        this.kind = kind;
        this.id = id;
    }

    /** What is made and removed within one transaction was never there. */
    boolean nothing() {
        return action == null;
    }

    void made() {
        action = ChangeAction.CREATED;
    }

    void changed() {
        action = action == null ? ChangeAction.CHANGED : action;
    }

    void removed() {
        action = action == ChangeAction.CREATED ? null : ChangeAction.DELETED;
    }
}
