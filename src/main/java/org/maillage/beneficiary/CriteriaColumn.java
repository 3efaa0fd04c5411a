package org.maillage.beneficiary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.maillage.vault.SealedColumn;
import org.maillage.vault.Vault;

/**
 * The criteria of a decision in one sealed column. Disability is health data (GDPR art. 9, CNIL deliberation 2023-005), justice
 * supervision is of art. 10: neither stands in the database in clear. What is sealed is JSON, filled up with spaces to a
 * multiple of {@value #STEP} bytes, so that its length does not tell how many criteria there are.
 */
@Converter
class CriteriaColumn implements AttributeConverter<Map<Criterion, Proof>, byte[]> {

    static final SealedColumn SEALED = new SealedColumn("eligibility", "id", "criteria");

    private static final int STEP = 256;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public byte[] convertToDatabaseColumn(Map<Criterion, Proof> criteria) {
        return criteria == null ? null : vault().seal(written(criteria), SEALED.context());
    }

    @Override
    public Map<Criterion, Proof> convertToEntityAttribute(byte[] sealed) {
        return sealed == null ? null : read(vault().open(sealed, SEALED.context()));
    }

    /** Asked when it is needed: Hibernate makes its converters before there is a configuration to read keys from. */
    private static Vault vault() {
        return CDI.current().select(Vault.class).get();
    }

    static byte[] written(Map<Criterion, Proof> criteria) {
        ObjectNode all = JSON.createObjectNode();
        new TreeMap<>(criteria).forEach((criterion, proof) ->
                all.putObject(criterion.name()).put("principal", proof.principal())
                        .put("proofKind", proof.proofKind() == null ? null : proof.proofKind().name())
                        .put("proofOn", proof.proofOn() == null ? null : proof.proofOn().toString()));
        byte[] json = all.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + STEP - 1) / STEP * STEP);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    static Map<Criterion, Proof> read(byte[] written) {
        Map<Criterion, Proof> criteria = new EnumMap<>(Criterion.class);
        try {
            JSON.readTree(written).properties().forEach(held -> criteria.put(Criterion.valueOf(held.getKey()), proof(held.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(criteria);
    }

    private static Proof proof(JsonNode json) {
        String kind = json.path("proofKind").textValue();
        String on = json.path("proofOn").textValue();
        return new Proof(json.path("principal").booleanValue(), kind == null ? null : ProofKind.valueOf(kind),
                on == null ? null : LocalDate.parse(on));
    }
}
