/**
 * Where: départements, the facilitation territories in them, the EPCI that make these up, their communes; and how much is
 * wanted there in a year.
 *
 * <p>Three rules: a code that a commune once had leads to the current commune, and a code that is both is the current one;
 * memberships are dated, and a part of an EPCI is in one territory at a time; the parts of a département's target add up to
 * it, to the hundredth of an hour.
 */
package org.maillage.territory;
