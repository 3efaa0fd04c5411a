/**
 * Who works where, for whom and from when to when: {@link org.maillage.employment.Employment}, the contract of employment
 * between a person and an employer; and what became of the person afterwards: {@link org.maillage.employment.Exit}.
 *
 * <p>Four rules: the person of an employment never changes; a secondment, and nothing else, names the user company; the
 * period never shrinks below hours that were declared in it; no news of a person is unknown, never unemployed.
 */
package org.maillage.employment;
