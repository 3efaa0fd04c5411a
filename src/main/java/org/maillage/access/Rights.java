package org.maillage.access;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of the contract ({@code x-access}): which role may do what, and which properties it sees. It is read from the
 * packaged contract itself, so that what is declared and what is enforced cannot differ.
 */
@ApplicationScoped
public class Rights {

    private static final String CONTRACT = "/META-INF/openapi.yaml";
    private static final String TABLE = "x-access";
    /** Among the fields of a schema: the roles and permissions that see all of them. */
    private static final String WHOLE = "whole";

    /**
     * The table as it is written.
     *
     * @param shared     resource → roles that see all of it: the rule itself is in the features, tests hold it to this
     * @param fields     schema → role or permission → properties
     * @param parameters schema → filter or sort → the property that it tells of, of another schema as {@code Schema.property}
     */
    record Table(Map<String, String> rows, Map<String, Set<Role>> actions, Map<String, Set<Role>> shared,
                 Map<String, Map<String, List<String>>> fields, Map<String, Map<String, String>> parameters) {
    }

    private record View(String schema, Set<String> holders) {
    }

    private final Table table = read();
    private final Map<View, Fields> views = new ConcurrentHashMap<>();

    /**
     * Which properties of a schema are seen.
     *
     * @param named null: all of them
     */
    record Fields(Set<String> named) {
        boolean has(String property) {
            return named == null || named.contains(property);
        }
    }

    /** Such as {@code beneficiary:read}. */
    public boolean may(Set<Role> roles, String action) {
        return table.actions().getOrDefault(action, EnumSet.noneOf(Role.class)).stream().anyMatch(roles::contains);
    }

    /** The properties of a schema that the account sees; none without an account. */
    Fields fields(String schema, Account account) {
        if (account == null) {
            return new Fields(Set.of());
        }
        Set<String> holders = Stream.concat(account.roles().stream(), account.permissions().stream()).map(Enum::name)
                .collect(Collectors.toSet());
        return views.computeIfAbsent(new View(schema, holders), this::fields);
    }

    private Fields fields(View view) {
        Map<String, List<String>> declared = table.fields().get(view.schema());
        if (declared == null || declared.get(WHOLE).stream().anyMatch(view.holders()::contains)) {
            return new Fields(null);
        }
        Set<String> named = new HashSet<>();
        view.holders().forEach(holder -> named.addAll(declared.getOrDefault(holder, List.of())));
        return new Fields(Set.copyOf(named));
    }

    /** The filters and sorts of a list that the account may not use. */
    Set<String> hiddenParameters(String schema, Account account) {
        return table.parameters().getOrDefault(schema, Map.of()).entrySet().stream()
                .filter(parameter -> !sees(schema, parameter.getValue(), account)).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private boolean sees(String schema, String property, Account account) {
        int dot = property.indexOf('.');
        return dot < 0 ? fields(schema, account).has(property)
                : fields(property.substring(0, dot), account).has(property.substring(dot + 1));
    }

    /** The table stands at the head of the contract: the rest is not parsed. */
    private static Table read() {
        try (InputStream file = Rights.class.getResourceAsStream(CONTRACT); JsonParser yaml = new YAMLFactory().createParser(file)) {
            ObjectMapper mapper = new YAMLMapper();
            yaml.nextToken();
            while (yaml.nextToken() == JsonToken.FIELD_NAME && !TABLE.equals(yaml.currentName())) {
                yaml.nextToken();
                yaml.skipChildren();
            }
            yaml.nextToken();
            return mapper.readValue(yaml, Table.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The table of rights cannot be read from the contract", e);
        }
    }
}
