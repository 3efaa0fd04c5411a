/**
 * Who works where, for whom and from when to when: {@link org.maillage.employment.Employment}, the contract of employment
 * between a person and an employer.
 *
 * <p>Three rules: the person of an employment never changes; a secondment, and nothing else, names the user company; the
 * period never shrinks below hours that were declared in it.
 */
package org.maillage.employment;
