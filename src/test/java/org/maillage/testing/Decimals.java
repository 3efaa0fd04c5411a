package org.maillage.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbstractKeyword;
import com.networknt.schema.BaseJsonValidator;
import com.networknt.schema.ErrorMessageType;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.Keyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.ValidationMessage;
import java.util.Set;

/** The contract's own word {@code x-decimals}: a request has at most so many digits after the point, an answer exactly so many. */
final class Decimals extends AbstractKeyword {

    static final String NAME = "x-decimals";

    private static final ErrorMessageType MESSAGE = () -> NAME;

    private final boolean exactly;

    Decimals(boolean exactly) {
        super(NAME);
        this.exactly = exactly;
    }

    @Override
    public JsonValidator newValidator(SchemaLocation place, JsonNodePath path, JsonNode node, JsonSchema parent, ValidationContext context) {
        return new Validator(place, path, node, parent, context, this);
    }

    private static final class Validator extends BaseJsonValidator {
        private final int decimals;
        private final boolean exactly;

        Validator(SchemaLocation place, JsonNodePath path, JsonNode node, JsonSchema parent, ValidationContext context, Decimals keyword) {
            super(place, path, node, parent, MESSAGE, (Keyword) keyword, context, false);
            decimals = node.intValue();
            exactly = keyword.exactly;
        }

        @Override
        public Set<ValidationMessage> validate(ExecutionContext context, JsonNode node, JsonNode root, JsonNodePath at) {
            int written = node.isNumber() ? node.decimalValue().scale() : decimals;
            return written == decimals || !exactly && written < decimals ? Set.of() : Set.of(message().instanceLocation(at)
                    .instanceNode(node).message("{0}: {1} digits after the point instead of {2}").arguments(written, decimals).build());
        }
    }
}
