package org.maillage.web;

/**
 * An entity that is now as somebody said.
 *
 * @param outcome what had to be done for it
 */
public record Put<E>(E entity, Outcome outcome) {
}
