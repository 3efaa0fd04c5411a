package org.maillage.testing;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A valid body of every kind. What must be unique is new at each call. All persons and companies are invented. */
public final class Sample {

    /** Niort, in the territory NIORTAIS of Deux-Sèvres: the place where nothing else is said. */
    public static final String NIORT = "79191";

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final List<String> LAST_NAMES = List.of("Barbotin", "Guérineau", "Texereau", "Poignand", "Massé", "Brossard",
            "Chauvineau", "Morillon", "Le Guével", "N’Diaye");
    private static final List<String> FIRST_NAMES = List.of("Aïcha", "Bastien", "Célia", "Driss", "Élodie", "Fatoumata",
            "Gwenaël", "Hélène", "Ibrahim", "Jeanne");

    private Sample() {
    }

    /** The last names of the persons of the tests. */
    public static List<String> lastNames() {
        return LAST_NAMES;
    }

    /** {@code prefix-1}, {@code prefix-2} … over the whole run. */
    public static String unique(String prefix) {
        return prefix + "-" + NEXT.incrementAndGet();
    }

    /** A SIRET that nobody has: its SIREN begins with 000; both check digits (Luhn) are right. */
    public static String siret() {
        String siren = luhn("000%05d".formatted(NEXT.incrementAndGet()));
        return luhn(siren + "0001");
    }

    /** {@code digits} and the check digit that makes the Luhn sum a multiple of ten. */
    public static String luhn(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1, doubled = 1; i >= 0; i--, doubled = 1 - doubled) {
            int digit = (digits.charAt(i) - '0') * (1 + doubled);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return digits + (10 - sum % 10) % 10;
    }

    public static BigDecimal decimal(String digits) {
        return new BigDecimal(digits);
    }

    public static Fields buyer() {
        return Fields.of("name", unique("Acheteur"), "kind", "COMMUNE", "siret", siret());
    }

    public static Fields prescriber() {
        return Fields.of("name", unique("Prescripteur"), "kind", "ML");
    }

    public static Fields employer() {
        return Fields.of("name", unique("Entreprise"), "siret", siret(), "kinds", List.of(Fields.of("kind", "COMPANY")));
    }

    /** In progress from 2018 to 2027, at one place. */
    public static Fields contract(String buyerId, String commune) {
        return Fields.of("buyerId", buyerId, "reference", unique("M"), "title", "Réhabilitation d’un groupe scolaire",
                "nature", "PUBLIC_CONTRACT", "category", "WORKS", "startOn", "2018-01-01", "endOn", "2027-12-31",
                "status", "IN_PROGRESS", "places", List.of(Fields.of("commune", commune)));
    }

    /** Owed as a condition of execution, 700 h, from 2018 to 2027, nobody committed; on a contract without lots. */
    public static Fields clause(String contractId) {
        return Fields.of("contractId", contractId, "legalBasis", "ORD_2015_899_ART_38", "kind", "CONDITION",
                "startOn", "2018-01-01", "endOn", "2027-12-31",
                "objectiveVersions", List.of(Fields.of("effectiveOn", "2018-01-01", "hours", decimal("700.00"))));
    }

    public static Fields commitment(String employerId, String hours) {
        return Fields.of("employerId", employerId, "role", "HOLDER", "hours", decimal(hours));
    }

    public static Fields beneficiary() {
        int n = NEXT.incrementAndGet();
        return Fields.of("lastName", LAST_NAMES.get(n % 10), "firstName", FIRST_NAMES.get(n / 10 % 10),
                "birthDate", "19%02d-%02d-15".formatted(60 + n % 40, 1 + n % 12), "sex", "UNSPECIFIED", "commune", NIORT);
    }

    /** Decided and valid from one day on, proved on that day. */
    public static Fields eligibility(String criterion, String validFrom) {
        return Fields.of("criteria", List.of(Fields.of("criterion", criterion, "principal", true,
                        "proofKind", "ATTESTATION_FT", "proofOn", validFrom)),
                "decision", "VALIDATED", "decidedOn", validFrom, "validFrom", validFrom);
    }

    public static Fields employment(String beneficiaryId, String employerId, String startOn) {
        return Fields.of("beneficiaryId", beneficiaryId, "employerId", employerId, "mode", "DIRECT_HIRE",
                "contractKind", "CDI", "startOn", startOn);
    }

    public static Fields hours(String employmentId, String clauseId, String month, String hours) {
        return Fields.of("employmentId", employmentId, "clauseId", clauseId, "month", month, "hours", decimal(hours));
    }
}
