package org.maillage.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which OpenID provider signs people in, and what its tokens say in which claim. Without an issuer there is none. */
@ConfigMapping(prefix = "maillage.oidc")
public interface OidcSettings {

    /** The address of the provider, exactly as its tokens name it in {@code iss}; its keys are found from there. */
    Optional<String> issuer();

    /** What tokens for this service name in {@code aud}; needed with an issuer. */
    Optional<String> audience();

    /** What each role is called in the tokens, by one or more names; a name that is not here means nothing. */
    Map<Role, List<String>> roles();

    Claims claims();

    /** Where the tokens say what; a slash leads into an object. A claim is a list, or a text with commas or spaces between. */
    interface Claims {

        @WithDefault("preferred_username")
        String name();

        @WithDefault("realm_access/roles")
        String roles();

        /** Territory codes; {@code *}: everywhere. */
        @WithDefault("territories")
        String territories();

        /** Départements. */
        @WithDefault("departments")
        String departments();

        /** Ids or SIRETs. */
        @WithDefault("employers")
        String employers();

        /** Ids or SIRETs. */
        @WithDefault("buyers")
        String buyers();

        /** Ids. */
        @WithDefault("prescribers")
        String prescribers();

        /** The referent's name, as the persons' records have it. */
        @WithDefault("referent")
        String referent();

        /** Names of {@code Permission}. */
        @WithDefault("permissions")
        String permissions();

        /** What an auditor is here for. */
        @WithDefault("reason")
        String reason();

        /** The source of a system that synchronises. */
        @WithDefault("source")
        String source();
    }
}
