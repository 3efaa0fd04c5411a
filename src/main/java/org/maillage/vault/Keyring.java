package org.maillage.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys, the first of which is active, and what they do. A sealed value is: the version 1, the length of the key's id, the id,
 * 12 random bytes, the ciphertext with its tag of 16 bytes. AES-256-GCM (NIST SP 800-38D); the header and the context are
 * authenticated with it, so that a value sealed for one place cannot be opened in another.
 */
public final class Keyring {

    private static final int VERSION = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKey> keys;
    private final String active;

    private Keyring(Map<String, SecretKey> keys) {
        this.keys = keys;
        this.active = keys.keySet().iterator().next();
    }

    /**
     * Reads {@code id:base64(32 bytes)}, several separated by commas.
     *
     * @throws VaultException when it is not of that form; its sentence quotes no key
     */
    public static Keyring of(String configured) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String one : configured.split(",")) {
            String[] parts = one.strip().split(":", 2);
            if (parts.length != 2 || !ID.matcher(parts[0]).matches() || keys.put(parts[0], key(parts[0], parts[1])) != null) {
                throw malformed();
            }
        }
        return new Keyring(keys);
    }

    private static SecretKey key(String id, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw new VaultException("The encryption key " + id + " has not 32 bytes: make one with openssl rand -base64 32");
    }

    private static VaultException malformed() {
        return new VaultException("MAILLAGE_ENCRYPTION_KEYS is not id:base64[,id:base64…] with different ids of at most 32"
                + " letters, digits, dots or hyphens");
    }

    /** A new random key in the written form, with an id of its own. */
    static String generate() {
        byte[] id = random(4);
        return "k" + java.util.HexFormat.of().formatHex(id) + ":" + Base64.getEncoder().encodeToString(random(KEY_BYTES));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Id of the key that seals. */
    String active() {
        return active;
    }

    Set<String> ids() {
        return keys.keySet();
    }

    /** Seals with the active key; two seals of one value differ. {@code context} says what for, such as {@code eligibility.criteria}. */
    public byte[] seal(byte[] plain, String context) {
        return seal(plain, context, active);
    }

    byte[] seal(byte[] plain, String context, String id) {
        byte[] header = header(id);
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, keys.get(id), nonce, header, context, plain, 0, plain.length);
        return ByteBuffer.allocate(header.length + NONCE_BYTES + sealed.length).put(header).put(nonce).put(sealed).array();
    }

    /** @throws VaultException when its key is not known, or it was changed, or sealed for another context */
    public byte[] open(byte[] sealed, String context) {
        String id = keyOf(sealed);
        if (!keys.containsKey(id)) {
            throw new VaultException("The encryption key " + id + " is not configured");
        }
        byte[] header = header(id);
        int start = header.length + NONCE_BYTES;
        if (sealed.length < start + TAG_BITS / 8) {
            throw new VaultException("A sealed value of " + context + " is cut short");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, header.length, start);
        return crypt(Cipher.DECRYPT_MODE, keys.get(id), nonce, header, context, sealed, start, sealed.length - start);
    }

    /** Whether the active key sealed it. */
    public boolean current(byte[] sealed) {
        return keyOf(sealed).equals(active);
    }

    private static String keyOf(byte[] sealed) {
        if (sealed.length < 2 || sealed[0] != VERSION || sealed.length < 2 + sealed[1]) {
            throw new VaultException("A sealed value has no header of version " + VERSION);
        }
        return new String(sealed, 2, sealed[1], StandardCharsets.US_ASCII);
    }

    /** With what each value begins that the key {@code id} sealed. */
    static byte[] header(String id) {
        byte[] name = id.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 + name.length).put((byte) VERSION).put((byte) name.length).put(name).array();
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, byte[] header, String context, byte[] input, int from,
                                int length) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(header);
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, length);
        } catch (GeneralSecurityException e) {
            throw new VaultException("A value of " + context + " cannot be opened: it was changed, or another key sealed it");
        }
    }

    @Override
    public String toString() {
        return "Keyring" + keys.keySet();
    }
}
