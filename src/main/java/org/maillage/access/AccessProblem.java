package org.maillage.access;

import org.maillage.web.ProblemType;

/** What this feature refuses. */
public enum AccessProblem implements ProblemType {
    /** A code that names no territory, wherever one is named. */
    TERRITORY_UNKNOWN,
    /** Roles that are bound in different ways cannot be one account's. */
    ROLE_ALONE,
    /** The role needs a bound that is not given. */
    SCOPE_REQUIRED,
    /** A bound that no role of the account takes. */
    SCOPE_NOT_OF_ROLE,
    /** A sync system writes external identifiers of its own source only. */
    SOURCE_NOT_OWN,
    /** An auditor's account ends within {@value ApiClientRules#AUDIT_DAYS} days. */
    TIME_BOX_REQUIRED;

    @Override
    public int status() {
        return 422;
    }
}
