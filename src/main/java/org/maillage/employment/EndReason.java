package org.maillage.employment;

/** Why an employment ended. */
public enum EndReason {
    END_OF_CONTRACT, JOB_FOUND, TRAINING, RESIGNATION, TRIAL_ENDED, DISMISSAL, MUTUAL_AGREEMENT, FORCE_MAJEURE, INAPTITUDE, DEATH,
    OTHER
}
