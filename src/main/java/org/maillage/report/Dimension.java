package org.maillage.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.maillage.beneficiary.Criterion;
import org.maillage.beneficiary.EducationLevel;
import org.maillage.beneficiary.Sex;
import org.maillage.employer.EmployerKind;
import org.maillage.employment.EmploymentContractKind;
import org.maillage.employment.EmploymentMode;
import org.maillage.procurement.BuyerKind;
import org.maillage.procurement.LegalBasis;

/** By what the profession breaks down the hours ({@code domain.md} §3.1). */
enum Dimension {
    SEX("sex", "sex", names(Sex.values())),
    AGE_AT_ENTRY("ageAtEntry", "ageAtEntry", names(AgeAtEntry.values())),
    EDUCATION_LEVEL("educationLevel", "educationLevel", names(EducationLevel.values())),
    /** All criteria of the decision in force at entry: one hour counts under each of them. */
    CRITERION("criterion", "shownCriterion", and(names(Criterion.values()), Dimension.OTHER)),
    /** The one criterion by which the person is counted once. */
    PRINCIPAL_CRITERION("principalCriterion", "shownCriterion", and(names(Criterion.values()), Dimension.OTHER)),
    QPV("qpv", "qpvAtEntry", names(QpvAtEntry.values())),
    MODE("mode", "employmentMode", names(EmploymentMode.values())),
    /** What the employer was on the first day of the entry. */
    EMPLOYER_KIND("employerKind", "shownEmployerKind", and(names(EmployerKind.values()), Dimension.UNKNOWN)),
    CONTRACT_KIND("contractKind", "employmentContractKind", names(EmploymentContractKind.values())),
    SECTOR("sector", "sector", Sector.CODES),
    BUYER_KIND("buyerKind", "buyerKind", names(BuyerKind.values())),
    LEGAL_BASIS("legalBasis", "legalBasis", names(LegalBasis.values()));

    /** In place of criteria that few may know of. */
    static final String OTHER = "AUTRE";
    static final String UNKNOWN = "UNKNOWN";

    private final String key;
    private final String list;
    private final List<String> codes;

    Dimension(String key, String list, List<String> codes) {
        this.key = key;
        this.list = list;
        this.codes = codes;
    }

    /** @throws java.util.NoSuchElementException when there is none */
    static Dimension ofKey(String key) {
        return Arrays.stream(values()).filter(dimension -> dimension.key.equals(key)).findFirst().orElseThrow();
    }

    /** As answers name it. */
    String key() {
        return key;
    }

    /** The code list of its parts. */
    String list() {
        return list;
    }

    /** All codes that a part may have, in order. */
    List<String> codes() {
        return codes;
    }

    /** Whether each hour is in one part only, so that the parts add up. */
    boolean partition() {
        return this != CRITERION;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static List<String> and(List<String> codes, String one) {
        return Stream.concat(codes.stream(), Stream.of(one)).toList();
    }
}
