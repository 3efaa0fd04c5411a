package org.maillage.employer;

/** What identifies an employer that has no SIRET; the types of the DECP schema. */
public enum IdentifierType {
    TVA, TAHITI, RIDET, FRWF, IREP, HORS_UE
}
