package org.maillage.document;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The style sheet of pages. It stands in the page itself, and the page is allowed this one and nothing else. */
@Singleton
public class StyledPages {

    private final String style = read("/templates/document.css");
    private final String policy = policy(style);

    String style() {
        return style;
    }

    String policy() {
        return policy;
    }

    /** The Content-Security-Policy of a page that has this style sheet within, and fetches and runs nothing. */
    public static String policy(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(hash)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** A style sheet among the resources of the service. */
    public static String read(String resource) {
        try (InputStream file = StyledPages.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
