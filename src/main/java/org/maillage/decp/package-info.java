/**
 * The essential data of public procurement (DECP) as the buyers publish it: in, so that contracts are there before anybody types
 * them, and out again, with the social considerations as they are known here.
 *
 * <p>Four rules: a record is known by its buyer and its number, and done once; what cannot be used is kept as it came and listed, never
 * guessed; a contract that somebody has qualified gets amendments only; what is given out is valid by the official schema, or left out.
 */
package org.maillage.decp;
