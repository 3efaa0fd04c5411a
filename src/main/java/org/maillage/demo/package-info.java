/**
 * A year to look at: Deux-Sèvres in 2018, invented but for its communes, loaded at start with {@code MAILLAGE_DEMO=true}. It uses
 * every feature, and no feature knows it.
 *
 * <p>Three rules: the files under {@code demo/} hold request bodies of the contract, in which {@code "@buyer:niort"} stands for an
 * id, and they pass through the same checks as if they had come over HTTP; all is loaded in one transaction, or nothing; nothing is
 * loaded into a database that holds a contract already.
 */
package org.maillage.demo;
