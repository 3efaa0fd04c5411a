package org.maillage.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.maillage.access.Role;

/**
 * The smallest OpenID provider: on loopback, with a key of its own for every run, it tells where its key is. The tests make its
 * tokens themselves, good ones and bad ones, by {@link #token} and the methods beside it. Registered as a service.
 */
public final class Issuer implements QuarkusTestResourceLifecycleManager {

    /** Whom good tokens are for. */
    public static final String AUDIENCE = "maillage-api";

    private static final String ISSUER = "maillage.oidc.issuer";
    private static final String PRIVATE = "maillage.testing.issuer-private-key";
    private static final String PUBLIC = "maillage.testing.issuer-public-key";
    private static final String KEY_ID = "of-the-tests";

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
            serve("/.well-known/openid-configuration", Fields.of("issuer", issuer, "jwks_uri", issuer + "/jwks",
                    "token_endpoint", issuer + "/token", "authorization_endpoint", issuer + "/authorize"));
            serve("/jwks", Fields.of("keys", List.of(key((RSAPublicKey) pair.getPublic()))));
            server.start();
            return settings(issuer, pair);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> settings(String issuer, KeyPair pair) {
        Map<String, String> settings = new HashMap<>(Map.of(ISSUER, issuer, "maillage.oidc.audience", AUDIENCE,
                PRIVATE, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                PUBLIC, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
        for (Role role : Role.values()) {
            settings.put("maillage.oidc.roles." + role.name().toLowerCase(Locale.ROOT), called(role));
        }
        return settings;
    }

    /** What the provider calls a role. */
    public static String called(Role role) {
        return "clauses-" + role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void serve(String path, Fields body) {
        byte[] bytes = json(body);
        server.createContext(path, exchange -> answer(exchange, bytes));
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Fields key(RSAPublicKey key) {
        return Fields.of("kty", "RSA", "use", "sig", "alg", "RS256", "kid", KEY_ID, "n", unsigned(key.getModulus()),
                "e", unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    /** What a good token says, to change by {@code with} and {@code without}. */
    public static Fields claims(String subject, Role... roles) {
        long now = Instant.now().getEpochSecond();
        return Fields.of("iss", config(ISSUER), "aud", AUDIENCE, "sub", subject, "preferred_username", subject, "iat", now,
                "exp", now + 300, "realm_access", Fields.of("roles", Stream.of(roles).map(Issuer::called).toList()));
    }

    /** A token signed as the provider signs. */
    public static String token(Fields claims) {
        return signed(claims, privateKey());
    }

    /** A token signed with another key under the name of the provider's. */
    public static String forged(Fields claims) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return signed(claims, generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token that says it is signed by no algorithm. */
    public static String unsigned(Fields claims, String algorithm) {
        return head(algorithm, claims) + ".";
    }

    /** A token signed with the provider's public key, taken for a secret that both sides share. */
    public static String signedWithPublicKey(Fields claims) {
        try {
            String head = head("HS256", claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(config(PUBLIC)), "HmacSHA256"));
            return head + "." + encoded(mac.doFinal(head.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(Fields claims, PrivateKey key) {
        try {
            String head = head("RS256", claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(head.getBytes(StandardCharsets.US_ASCII));
            return head + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String head(String algorithm, Fields claims) {
        return encoded(json(Fields.of("alg", algorithm, "kid", KEY_ID, "typ", "JWT"))) + "." + encoded(json(claims));
    }

    private static PrivateKey privateKey() {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(config(PRIVATE))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static byte[] json(Fields fields) {
        try {
            return Schemas.JSON.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
