package org.maillage.worklist;

/** What waits to be done. On the same day, what stands first here is more urgent. */
public enum WorkKind {
    /** The retention of a person's data ends. */
    RETENTION_NOTICE,
    /** An erasure waits for the end of a legal hold. */
    ERASURE_DEFERRED,
    /** A month is over for some time, and nothing was declared for an employment on a clause. */
    LATE_DECLARATION,
    /** Hours wait for a decision. */
    ENTRY_TO_VALIDATE,
    /** An eligibility is in force of which a proof was not seen. */
    ELIGIBILITY_WITHOUT_PROOF,
    ELIGIBILITY_ENDING,
    /** An employment ends and nothing follows: the source asks to keep each person in employment. */
    EMPLOYMENT_ENDING,
    /** A clause is behind what is expected by now, or over and not met. */
    CLAUSE_BEHIND,
    CONTRACT_ENDING,
    /** Hours or contracts that belong to no territory (domain.md, case 6). */
    PLACE_UNASSIGNED,
    /** Hours whose commune is none of the places of their contract. */
    PLACE_OUTSIDE_CONTRACT,
    /** Two persons who may be one (domain.md, case 24). */
    POSSIBLE_DUPLICATE,
    /** More hours of a person in a month than full time, and nobody said why (domain.md, case 9). */
    IMPLAUSIBLE_MONTH,
    /** Nobody has said yet what became of a person. */
    EXIT_DUE
}
