package org.maillage.imports;

/** How far an import is. */
public enum ImportState {
    /** The file is coming in. */
    RECEIVING,
    /** The file is here, and nobody has begun to read it. */
    WAITING,
    /** It is being read; when the service stops meanwhile, it goes on with the next start or on another instance. */
    RUNNING,
    /** Every line was read and has a result. */
    DONE,
    /** It was to be all or nothing, and a line was refused: nothing was written. */
    REFUSED,
    /** Whoever sent it called it off. What had been accepted before stays. */
    CANCELLED,
    /** The file cannot be read, or not to its end; the problem says why. What had been accepted before stays. */
    FAILED,
    /** The file did not come in whole. Nothing was written; it can be sent again. */
    INTERRUPTED;

    /** Whether nothing more happens to it. */
    public boolean ended() {
        return this != RECEIVING && this != WAITING && this != RUNNING;
    }
}
