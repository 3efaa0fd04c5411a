package org.maillage.employer;

import org.maillage.web.Refused;

/** The number of an establishment: 14 digits, of which the first nine (SIREN) are those of its company. */
public final class Siret {

    /** Its form, without the control. */
    public static final String FORM = "[0-9]{14}";
    /** The form of a SIREN. */
    public static final String SIREN_FORM = "[0-9]{9}";

    private static final String LA_POSTE = "356000000";

    private Siret() {
    }

    /**
     * Whether it has its form and both controls hold: that of the company's number (Luhn), and that of the whole (Luhn; of the establishments of La Poste a
     * sum of digits that is a multiple of 5 is enough).
     */
    public static boolean valid(String siret) {
        return siret.matches(FORM) && validSiren(siren(siret)) && (luhn(siret) || siret.startsWith(LA_POSTE) && siret.chars().map(c -> c - '0').sum() % 5 == 0);
    }

    /** @param siren of the form {@link #SIREN_FORM} */
    public static boolean validSiren(String siren) {
        return luhn(siren);
    }

    /**
     * @param siret null is let through: whether there must be one is not decided here
     * @throws Refused 422 {@code siret-invalid} at {@code pointer} when a control does not hold: it says which digits to look at
     */
    public static void require(String siret, String pointer) {
        if (siret != null && !valid(siret)) {
            throw Refused.because(EmployerProblem.SIRET_INVALID, validSiren(siren(siret)) ? 0 : 1).at(pointer);
        }
    }

    /** The company's number; null for null. */
    public static String siren(String siret) {
        return siret == null ? null : siret.substring(0, 9);
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 1 ? digit * 2 : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return sum % 10 == 0;
    }
}
