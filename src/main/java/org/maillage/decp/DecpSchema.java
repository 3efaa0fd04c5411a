package org.maillage.decp;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The official schema, version 2.0.3. */
@ApplicationScoped
class DecpSchema {

    private static final String FILE = "classpath:decp/schema_decp_v2.0.3.json";
    private static final int MOST_FAULTS = 100;

    private final Map<DecpKind, JsonSchema> schemas = new EnumMap<>(DecpKind.class);

    DecpSchema() {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V7);
        for (DecpKind kind : DecpKind.values()) {
            schemas.put(kind, factory.getSchema(SchemaLocation.of(FILE + "#/definitions/" + kind.array), config));
        }
    }

    boolean valid(DecpKind kind, JsonNode record) {
        return schemas.get(kind).validate(record).isEmpty();
    }

    /** What the schema has against a record, the first {@value #MOST_FAULTS} of it. */
    List<Fault> faults(DecpKind kind, JsonNode record) {
        List<Fault> faults = new ArrayList<>();
        schemas.get(kind).validate(record).stream().limit(MOST_FAULTS).forEach(message -> faults.add(fault(message, record)));
        return faults;
    }

    private static Fault fault(ValidationMessage message, JsonNode record) {
        String at = message.getInstanceLocation().toString();
        if ("required".equals(message.getType())) {
            return Fault.of(at + "/" + message.getProperty(), DecpFault.MISSING, null);
        }
        return Fault.of(at, DecpFault.INVALID, record.at(at));
    }
}
