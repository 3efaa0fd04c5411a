package org.maillage.decp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.access.Scope;
import org.maillage.access.Sight;
import org.maillage.procurement.Buyer;
import org.maillage.procurement.Contract;
import org.maillage.procurement.ContractStatus;
import org.maillage.procurement.ContractWriter;
import org.maillage.territory.Commune;
import org.maillage.territory.Territory;
import org.maillage.web.ProblemMappers;
import org.maillage.web.Problems;
import org.maillage.web.Refused;
import org.maillage.web.Retries;
import org.maillage.web.Today;

/** Takes records in, each in a transaction of its own: the next one does not depend on it, and sent again it changes nothing. */
@ApplicationScoped
class DecpImport {

    /** What became of one record, and what is the matter with it. */
    private record Done(DecpOutcome outcome, UUID contractId, List<Fault> faults, Refused refusal) {
        static Done without(DecpOutcome outcome, Reading reading) {
            return new Done(outcome, null, reading.faults(), null);
        }
    }

    /** Takes the transaction back and keeps what is to be answered. */
    private static final class Undone extends RuntimeException {
        private final transient Done done;

        Undone(Done done) {
            super(null, null, false, false);
            this.done = done;
        }
    }

    private final DecpSchema schema;
    private final ContractWriter contracts;
    private final Sight sight;
    private final Today today;
    private final ObjectMapper mapper;
    private final BigDecimal mostAmount;

    DecpImport(DecpSchema schema, ContractWriter contracts, Sight sight, Today today, ObjectMapper mapper,
               @ConfigProperty(name = "maillage.decp.most-amount") BigDecimal mostAmount) {
        this.schema = schema;
        this.contracts = contracts;
        this.sight = sight;
        this.today = today;
        this.mapper = mapper;
        this.mostAmount = mostAmount;
    }

    /**
     * @param repeated whether the file had a record of this buyer and number before
     * @param dryRun   check everything, write nothing
     */
    DecpResult.Item take(DecpKind kind, int position, JsonNode record, boolean repeated, boolean dryRun, Scope scope, Locale locale) {
        Done done = done(kind, record, dryRun, scope);
        List<Fault> faults = new ArrayList<>(done.faults());
        if (repeated && Reading.number(record) != null) {
            faults.add(0, Fault.of("/id", DecpFault.NUMBER_REPEATED, record.path("id")));
        }
        return new DecpResult.Item(kind, position, shown(Reading.buyer(kind, record)), Reading.number(record), done.outcome(),
                dryRun && done.outcome() == DecpOutcome.CREATED ? null : done.contractId(), faults,
                done.refusal() == null ? null : Problems.of(done.refusal(), locale));
    }

    private static String shown(String buyer) {
        return buyer.length() > 20 ? buyer.substring(0, 20) : buyer;
    }

    private Done done(DecpKind kind, JsonNode record, boolean dryRun, Scope scope) {
        try {
            Privacy.require(record);
            return written(kind, record, dryRun, scope, true);
        } catch (ConstraintViolationException e) {
            return new Done(DecpOutcome.REFUSED, null, List.of(), ProblemMappers.invalid(e));
        } catch (Exception e) {
            return new Done(DecpOutcome.REFUSED, null, List.of(), ProblemMappers.refusal(e));
        }
    }

    /** Two files with the same record at once: the second one is refused by a unique key, and then finds what the first has made. */
    private Done written(DecpKind kind, JsonNode record, boolean dryRun, Scope scope, boolean again) throws Exception {
        try {
            return Retries.retrying(() -> QuarkusTransaction.requiringNew().call(() -> {
                Done done = write(kind, record, scope);
                if (dryRun) {
                    throw new Undone(done);
                }
                return done;
            }));
        } catch (Undone undone) {
            return undone.done;
        } catch (RuntimeException e) {
            if (again) {
                return written(kind, record, dryRun, scope, false);
            }
            throw e;
        }
    }

    private Done write(DecpKind kind, JsonNode record, Scope scope) throws JsonProcessingException {
        String number = Reading.number(record);
        DecpRecord known = number == null ? null : DecpRecord.of(Reading.buyer(kind, record), number);
        JsonNode raw = known == null ? record : Merged.of(mapper.readTree(known.raw), record);
        Reading reading = Reading.of(kind, raw, schema.faults(kind, raw), Gazetteer.OURS, mostAmount);
        Buyer buyer = Buyer.find("siret", Reading.buyer(kind, record)).firstResult();
        if (buyer == null) {
            reading.fault("/" + kind.buyer + "/id", DecpFault.BUYER_UNKNOWN);
            return Done.without(DecpOutcome.SKIPPED, reading);
        }
        if (known != null) {
            return sight.find(Contract.class, known.contractId, scope) == null ? outOfScope(reading) : change(known, raw, reading, scope);
        }
        return number == null || reading.contract() == null ? Done.without(DecpOutcome.REFUSED, reading)
                : create(kind, number, buyer, raw, reading, scope);
    }

    private static Done outOfScope(Reading reading) {
        reading.fault("/lieuExecution/code", DecpFault.OUT_OF_SCOPE);
        return Done.without(DecpOutcome.SKIPPED, reading);
    }

    private Done change(DecpRecord known, JsonNode raw, Reading reading, Scope scope) throws JsonProcessingException {
        if (mapper.readTree(known.raw).equals(raw)) {
            return new Done(DecpOutcome.UNCHANGED, known.contractId, reading.faults(), null);
        }
        if (reading.contract() == null) {
            return Done.without(DecpOutcome.REFUSED, reading);
        }
        Contract contract = Contract.findById(known.contractId);
        adapt(contract, reading, known.made && contract.status == ContractStatus.TO_QUALIFY, scope);
        known.raw = raw.toString();
        known.faults = mapper.writeValueAsString(reading.faults());
        known.touch();
        known.save();
        return new Done(DecpOutcome.CHANGED, known.contractId, reading.faults(), null);
    }

    private Done create(DecpKind kind, String number, Buyer buyer, JsonNode raw, Reading reading, Scope scope)
            throws JsonProcessingException {
        ObjectNode body = reading.contract();
        if (!place(body, buyer, reading)) {
            return Done.without(DecpOutcome.REFUSED, reading);
        }
        Contract there = Contract.find("buyer = ?1 and reference = ?2", buyer, number).firstResult();
        if (there == null ? !within(body, scope) : sight.find(Contract.class, there.id, scope) == null) {
            return outOfScope(reading);
        }
        DecpRecord record = new DecpRecord();
        record.kind = kind;
        record.buyerSiret = buyer.siret;
        record.number = number;
        record.made = there == null;
        record.raw = raw.toString();
        if (there == null) {
            record.contractId = contracts.create(body.put("buyerId", buyer.id.toString()), scope).id;
        } else {
            record.contractId = there.id;
            adapt(there, reading, false, scope);
        }
        record.faults = mapper.writeValueAsString(reading.faults());
        record.save();
        return new Done(record.made ? DecpOutcome.CREATED : DecpOutcome.CHANGED, record.contractId, reading.faults(), null);
    }

    /** Where the record names no place that can be used, the département of the buyer's seat stands: no territory gets its hours. */
    private static boolean place(ObjectNode body, Buyer buyer, Reading reading) {
        Place place = reading.place();
        Commune seat = place.known() ? null : Commune.find(buyer.commune);
        if (!place.known() && seat == null) {
            return false;
        }
        ObjectNode one = body.putArray("places").addObject();
        if (place.commune() != null) {
            one.put("commune", place.commune());
        } else {
            one.put("department", place.known() ? place.department() : seat.department.code);
        }
        return true;
    }

    private boolean within(ObjectNode body, Scope scope) {
        JsonNode place = body.at("/places/0");
        Commune commune = Commune.find(place.path("commune").textValue());
        return commune == null ? scope.holdsPlace(null, place.path("department").textValue())
                : scope.holdsPlace(Territory.codesOf(List.of(commune.insee), today.get()).get(commune.insee), commune.department.code);
    }

    /** @param whole whether nobody has qualified the contract yet; else it only gets the amendments it has not */
    private void adapt(Contract contract, Reading reading, boolean whole, Scope scope) {
        ObjectNode patch = whole ? reading.contract().deepCopy() : mapper.createObjectNode();
        if (!whole && contract.decpUid == null) {
            patch.set("decpUid", reading.contract().get("decpUid"));
        }
        patch.set("amendments", amendments(contract, reading, whole));
        contracts.patch(contract.id, patch, scope);
    }

    private ArrayNode amendments(Contract contract, Reading reading, boolean whole) {
        ArrayNode published = (ArrayNode) reading.contract().get("amendments");
        Set<String> numbers = new HashSet<>();
        published.forEach(one -> numbers.add(one.path("number").textValue()));
        List<JsonNode> all = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        contract.amendments.stream().filter(one -> !whole || !numbers.contains(one.number)).forEach(one -> {
            kept.add(one.number);
            all.add(mapper.createObjectNode().put("id", one.id.toString()).put("number", one.number).put("signedOn", one.signedOn.toString())
                    .put("subject", one.subject).put("amountExclTax", one.amountExclTax)
                    .put("endOn", one.endOn == null ? null : one.endOn.toString()));
        });
        published.forEach(one -> {
            if (!kept.contains(one.path("number").textValue())) {
                all.add(one);
            }
        });
        return mapper.createArrayNode().addAll(all);
    }
}
