package org.maillage.employer;

/** Size of a company (loi de modernisation de l'économie, article 51). */
public enum SizeClass {
    MICRO, PME, ETI, GE
}
