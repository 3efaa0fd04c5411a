package org.maillage.web;

import java.util.Locale;

/** One entry of the contract's catalogue of problems. Each feature declares its own in an enum. */
public interface ProblemType {

    /** The name of the enum constant, from which {@link #code()} follows. */
    String name();

    /** The HTTP status, 400 to 599. */
    int status();

    /** The public code, such as {@code siret-invalid}; the texts of the messages bundle hang on it. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
