package org.maillage.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Set;

/** Reads JSON into the records of the contract, with the same strictness wherever it comes from. */
@ApplicationScoped
public class Bodies {

    private final ObjectMapper mapper;
    private final Validator validator;

    Bodies(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * @param body the JSON of one record
     * @throws Refused 400 with every fault found, 422 for a value that may not be stored
     */
    public <T> T read(JsonNode body, Class<T> type) {
        return read(body, type, Map.of());
    }

    /** As {@link #read(JsonNode, Class)}, where no request says who reads: {@code attributes} tell it to those who look something up. */
    public <T> T read(JsonNode body, Class<T> type, Map<?, ?> attributes) {
        try {
            if (body == null || !body.isObject()) {
                throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", "invalid-type");
            }
            return valid(mapper.reader().withAttributes(attributes).treeToValue(body, type));
        } catch (JsonProcessingException e) {
            throw JsonFaults.refused(e);
        }
    }

    /** The record {@code current} after the merge-patch (RFC 7396), read and validated like a new one. */
    public <T> T patched(T current, JsonNode patch, Class<T> type) {
        if (patch == null || !patch.isObject()) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", "invalid-type");
        }
        if (patch.isEmpty()) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", "too-few");
        }
        return read(merge(mapper.valueToTree(current), patch), type);
    }

    private <T> T valid(T record) {
        Set<ConstraintViolation<T>> violations = validator.validate(record);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return record;
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object : ((ObjectNode) patch).objectNode();
        patch.properties().forEach(field -> {
            // a null for a field that is not there stays, so that an unknown one is refused like any other
            if (field.getValue().isNull() && merged.has(field.getKey())) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), merge(merged.path(field.getKey()), field.getValue()));
            }
        });
        return merged;
    }
}
