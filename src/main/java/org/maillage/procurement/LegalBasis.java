package org.maillage.procurement;

/** The article a clause rests on; from when to when it was in force is data ({@link LegalBasisPeriod}). */
public enum LegalBasis {
    CMP_ART_14, CMP_ART_15, CMP_ART_30, CMP_ART_53, ORD_2005_649, LOI_2009_1437_ART_28,
    ORD_2015_899_ART_36, ORD_2015_899_ART_37, ORD_2015_899_ART_38, ORD_2015_899_ART_52, ORD_2016_65,
    CCP_L2112_2, CCP_L2113_12, CCP_L2113_13, CCP_L2113_15, CCP_R2123_1, CCP_R2152_7, CCP_L3114_2, CCP_L3113_2_1,
    CCP_L2113_14, CCP_L2113_13_1, CCP_L2112_2_1, PRIVATE_AGREEMENT
}
