package org.maillage.territory;

/** A territory and how many people live in its communes. */
public record Inhabitants(String code, String name, long population) {
}
