/**
 * The persons of the clauses: {@link org.maillage.beneficiary.Beneficiary}, what makes them eligible
 * ({@link org.maillage.beneficiary.Eligibility}) and who sent them ({@link org.maillage.beneficiary.Prescriber}).
 *
 * <p>Four rules: personal data lives in this package and nowhere else, is never logged, and never holds a NIR; eligibility is
 * judged once, at entry, on all criteria of which one is the principal; a decision reaches back a few weeks at most, and only
 * with proofs that are older than its effect; the home at entry stays what it was when the person moves
 * ({@link org.maillage.beneficiary.FormerHome}).
 */
package org.maillage.beneficiary;
