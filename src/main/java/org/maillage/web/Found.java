package org.maillage.web;

/** What a path or a body names, or the refusal when there is no such thing for this caller. */
public final class Found {

    private Found() {
    }

    /** @throws Refused 404 when {@code entity} is null: unknown and out of scope answer alike */
    public static <E> E orNotFound(E entity) {
        if (entity == null) {
            throw Refused.because(CommonProblem.NOT_FOUND);
        }
        return entity;
    }

    /** @throws Refused 422 {@code reference-unknown} at {@code pointer} when {@code entity} is null */
    public static <E> E orUnknown(E entity, String pointer) {
        if (entity == null) {
            throw Refused.because(CommonProblem.REFERENCE_UNKNOWN).at(pointer);
        }
        return entity;
    }
}
