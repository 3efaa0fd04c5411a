package org.maillage.beneficiary;

/** Level of education, in the levels of the French framework since 2019 (LEVEL_3: CAP, LEVEL_4: baccalauréat). */
public enum EducationLevel {
    INFRA_3, LEVEL_3, LEVEL_4, LEVEL_5, LEVEL_6, LEVEL_7, LEVEL_8, FOREIGN_DIPLOMA, UNKNOWN
}
