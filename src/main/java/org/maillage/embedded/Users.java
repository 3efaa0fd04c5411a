package org.maillage.embedded;

import java.util.List;

/**
 * The two users of the schema. The owner may do everything with it; the user of the service may read it, and what it may write
 * the owner says table by table, so that the audit trail can only grow.
 */
final class Users {

    private Users() {
    }

    /** The statements that make them so, whatever was there before; to be run by the administrator. */
    static List<String> statements(Credentials credentials) {
        return List.of(
                user(Credentials.OWNER, credentials.ownerPassword()),
                user(Credentials.USER, credentials.password()),
                "GRANT ALL ON %s.* TO %s WITH GRANT OPTION".formatted(Credentials.SCHEMA, name(Credentials.OWNER)),
                "GRANT SELECT ON %s.* TO %s".formatted(Credentials.SCHEMA, name(Credentials.USER)));
    }

    /** A user anew: it loses every right that it had. */
    private static String user(String user, String password) {
        return "CREATE OR REPLACE USER %s IDENTIFIED BY '%s'".formatted(name(user), password);
    }

    static String name(String user) {
        return user + "@'127.0.0.1'";
    }
}
