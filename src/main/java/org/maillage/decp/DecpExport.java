package org.maillage.decp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.procurement.ClauseKind;
import org.maillage.procurement.Contract;
import org.maillage.web.Listing;

/** Writes records as the official schema has them, a page of contracts after the other. */
@ApplicationScoped
class DecpExport {

    private final DecpSchema schema;
    private final ObjectMapper mapper;

    DecpExport(DecpSchema schema, ObjectMapper mapper) {
        this.schema = schema;
        this.mapper = mapper;
    }

    /** How many contracts are left out: nothing was published of them, or nothing that is valid. */
    long leftOut(Listing.Pages<Contract> pages) {
        long[] left = new long[1];
        pages.forEach(page -> {
            long valid = 0;
            for (DecpKind kind : DecpKind.values()) {
                valid += valid(page, kind).size();
            }
            left[0] += page.size() - valid;
        });
        return left[0];
    }

    /** The file is ended only when it is whole. */
    void write(Listing.Pages<Contract> pages, OutputStream out) throws IOException {
        JsonGenerator json = mapper.createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        json.writeStartObject();
        json.writeObjectFieldStart("marches");
        for (DecpKind kind : DecpKind.values()) {
            json.writeArrayFieldStart(kind.array);
            pages.forEach(page -> valid(page, kind).forEach(record -> write(json, record)));
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
        json.close();
    }

    private static void write(JsonGenerator json, JsonNode record) {
        try {
            json.writeTree(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ObjectNode> valid(List<Contract> page, DecpKind kind) {
        List<UUID> ids = page.stream().map(contract -> contract.id).toList();
        List<DecpRecord> records = DecpRecord.list("contractId in ?1 and kind = ?2 order by contractId", ids, kind);
        Map<UUID, List<ClauseKind>> clauses = clauses(ids);
        List<ObjectNode> valid = new ArrayList<>();
        for (DecpRecord record : records) {
            ObjectNode complete = Social.complete(kind, tree(record.raw), clauses.getOrDefault(record.contractId, List.of()));
            if (schema.valid(kind, complete)) {
                valid.add(complete);
            }
        }
        return valid;
    }

    /** What is known here of the clauses of contracts: one statement. */
    static Map<UUID, List<ClauseKind>> clauses(Collection<UUID> contracts) {
        Map<UUID, List<ClauseKind>> clauses = new HashMap<>();
        Panache.getEntityManager().createQuery("select c.contract.id, c.kind from Clause c where c.contract.id in ?1 order by c.id", Object[].class)
                .setParameter(1, contracts).getResultList()
                .forEach(row -> clauses.computeIfAbsent((UUID) row[0], id -> new ArrayList<>()).add((ClauseKind) row[1]));
        return clauses;
    }

    private JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A record that was kept is no JSON", e);
        }
    }

    /** One record as it is shown. */
    DecpRecordView view(DecpRecord record) {
        JsonNode raw = tree(record.raw);
        List<ClauseKind> clauses = clauses(List.of(record.contractId)).getOrDefault(record.contractId, List.of());
        return new DecpRecordView(record.contractId, record.kind, record.buyerSiret, record.number, record.made, Social.published(raw),
                schema.valid(record.kind, Social.complete(record.kind, raw, clauses)), faults(record), raw, record.createdAt, record.updatedAt);
    }

    /** Read by hand: a value as it came may look like what no body may hold. */
    private List<Fault> faults(DecpRecord record) {
        List<Fault> faults = new ArrayList<>();
        tree(record.faults).forEach(one -> faults.add(new Fault(one.path("pointer").textValue(), DecpFault.valueOf(one.path("code").textValue()),
                one.path("value").textValue())));
        return faults;
    }
}
