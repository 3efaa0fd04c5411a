package org.maillage.access;

/** What a client may do. Where it may is its {@link Scope}. */
public enum Role {
    /** Everything, the API clients and the territories included. */
    ADMIN,
    /** Reads and writes all business data, the targets included (the département). */
    COORDINATOR,
    /** Reads and writes the business data of its territories. */
    FACILITATOR,
    /** Reads the business data of its territories. */
    READER;

    /** The names for {@code @RolesAllowed}. */
    public static final class Names {
        public static final String ADMIN = "ADMIN";
        public static final String COORDINATOR = "COORDINATOR";
        public static final String FACILITATOR = "FACILITATOR";
        public static final String READER = "READER";

        private Names() {
        }
    }
}
