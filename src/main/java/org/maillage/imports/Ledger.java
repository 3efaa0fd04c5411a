package org.maillage.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.maillage.web.Refused;

/**
 * Holds the lines of a file to what earlier lines of the same file have said of the same things. Read for the lines of a chunk
 * together, and written in their transaction: what is taken back there was never said.
 */
final class Ledger {

    private static final int KEY_BYTES = 16;
    private static final int DIGEST_CHARACTERS = 16;
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() { };

    /** @param fields digests by column */
    private record Entry(int line, Map<String, String> fields) {
    }

    private final UUID run;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Entry> added = new LinkedHashMap<>();

    /** @param statements of the lines that follow */
    Ledger(UUID run, Collection<Statement> statements) {
        this.run = run;
        if (!statements.isEmpty()) {
            read(statements.stream().map(statement -> key(statement.about())).distinct().toList());
        }
    }

    /**
     * Whether a line may say this.
     *
     * @throws Refused 422 {@code line-repeated} or {@code lines-disagree}, at the column, with the number of the earlier line
     */
    void check(Collection<Statement> statements) {
        for (Statement statement : statements) {
            Entry earlier = entries.get(key(statement.about()));
            if (earlier != null && statement.fields().isEmpty()) {
                throw Refused.because(ImportProblem.LINE_REPEATED, earlier.line()).at("/" + statement.column());
            }
            if (earlier != null) {
                agree(statement, earlier);
            }
        }
    }

    private static void agree(Statement statement, Entry earlier) {
        Refused refused = Refused.because(ImportProblem.LINES_DISAGREE, earlier.line());
        digests(statement).forEach((column, digest) -> {
            if (!digest.equals(earlier.fields().getOrDefault(column, digest))) {
                refused.at("/" + statement.under().getOrDefault(column, column));
            }
        });
        if (!refused.faults().isEmpty()) {
            throw refused;
        }
    }

    /** Takes down what a line says; of a thing that was spoken of before, only what nobody had said. */
    void note(int line, Collection<Statement> statements) {
        for (Statement statement : statements) {
            String key = key(statement.about());
            Entry earlier = entries.get(key);
            Map<String, String> fields = digests(statement);
            if (earlier != null) {
                fields.putAll(earlier.fields());
            }
            if (earlier == null || !fields.equals(earlier.fields())) {
                Entry entry = new Entry(earlier == null ? line : earlier.line(), fields);
                entries.put(key, entry);
                added.put(key, entry);
            }
        }
    }

    /** Writes what was noted. */
    void write() {
        if (added.isEmpty()) {
            return;
        }
        String rows = IntStream.range(0, added.size()).mapToObj(i -> "(?%d, ?%d, ?%d, ?%d)".formatted(4 * i + 1, 4 * i + 2, 4 * i + 3, 4 * i + 4))
                .collect(Collectors.joining(", "));
        Query insert = ImportRun.getEntityManager().createNativeQuery("insert into import_ledger (import_id, about, line, said) values " + rows
                + " on duplicate key update said = values(said)");
        int place = 1;
        for (Map.Entry<String, Entry> one : added.entrySet()) {
            insert.setParameter(place++, run).setParameter(place++, HexFormat.of().parseHex(one.getKey()))
                    .setParameter(place++, one.getValue().line()).setParameter(place++, written(one.getValue().fields()));
        }
        insert.executeUpdate();
        added.clear();
    }

    /** Forgets what a file has said. */
    static void forget(UUID run) {
        ImportRun.getEntityManager().createNativeQuery("delete from import_ledger where import_id = ?1").setParameter(1, run).executeUpdate();
    }

    private void read(List<String> keys) {
        List<byte[]> wanted = new ArrayList<>();
        keys.forEach(key -> wanted.add(HexFormat.of().parseHex(key)));
        List<?> rows = ImportRun.getEntityManager().createNativeQuery("select about, line, said from import_ledger where import_id = ?1 and about in (?2)")
                .setParameter(1, run).setParameter(2, wanted).getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            entries.put(HexFormat.of().formatHex((byte[]) columns[0]), new Entry(((Number) columns[1]).intValue(), fields((String) columns[2])));
        }
    }

    private static Map<String, String> digests(Statement statement) {
        Map<String, String> digests = new TreeMap<>();
        statement.fields().forEach((column, value) -> digests.put(column, HexFormat.of().formatHex(digest(value)).substring(0, DIGEST_CHARACTERS)));
        return digests;
    }

    private static String key(String about) {
        return HexFormat.of().formatHex(Arrays.copyOf(digest(about), KEY_BYTES));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String written(Map<String, String> fields) {
        try {
            return fields.isEmpty() ? null : Results.OWN.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("digests are plain data", e);
        }
    }

    private static Map<String, String> fields(String written) {
        try {
            return written == null ? Map.of() : Results.OWN.readValue(written, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("written by this class", e);
        }
    }
}
