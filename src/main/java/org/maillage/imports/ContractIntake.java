package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.maillage.access.Names;
import org.maillage.access.Scope;
import org.maillage.employer.Employer;
import org.maillage.employer.Siret;
import org.maillage.procurement.Buyer;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ClauseInput;
import org.maillage.procurement.ClauseRegister;
import org.maillage.procurement.Contract;
import org.maillage.procurement.ContractInput;
import org.maillage.procurement.ContractPlace;
import org.maillage.procurement.ContractRegister;
import org.maillage.procurement.Lot;
import org.maillage.territory.Commune;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/**
 * Contracts with their lots and clauses: a line for each lot, or for the contract where there are none. Lines of the same contract add
 * to it, and agree on what they say of it. The amount and the CPV of a line are those of its lot, where it names one. A clause is known by its own external id, else by that of the contract and its lot.
 */
@Singleton
class ContractIntake extends PutIntake<ContractIntake.Sirets> {

    private static final List<String> TAKEN = List.of("buyerSiret", "buyerName", "buyerExternalId", "commune", "department", "lotNumber", "lotTitle",
            "clauseExternalId", "legalBasis", "clauseKind", "clauseHours", "holderSiret", "totalAmountExclTax");
    /** What every line of a contract says of the contract. */
    private static final List<String> OF_CONTRACT = List.of("buyerSiret", "buyerName", "buyerExternalId", "buyerId", "reference", "decpUid", "title", "nature",
            "category", "publishedOn", "notifiedOn", "startOn", "endOn", "status", "npnru", "operation", "commune", "department", "totalAmountExclTax");
    private static final List<String> OF_LOT = List.of("lotTitle", "amountExclTax", "cpv", "legalBasis", "clauseKind", "clauseHours", "holderSiret",
            "clauseExternalId");
    private static final List<String> OF_CLAUSE = List.of("legalBasis", "clauseKind", "clauseHours", "holderSiret", "clauseExternalId");

    /**
     * What the lines name.
     *
     * @param buyers     by SIRET
     * @param employers  by SIRET
     * @param buyerNames by name, see {@link Columns#key}
     * @param references contracts by their buyer and reference
     */
    record Sirets(Map<String, UUID> buyers, Map<String, UUID> employers, Map<String, Set<UUID>> buyerNames, ContractReferences references) {
    }

    private final Named named;
    private final Names names;
    private final ContractRegister contracts;
    private final ClauseRegister clauses;
    private final Today today;

    ContractIntake(ObjectMapper mapper, Bodies bodies, Named named, Names names, ContractRegister contracts, ClauseRegister clauses, Today today) {
        super(mapper, bodies);
        this.today = today;
        this.named = named;
        this.names = names;
        this.contracts = contracts;
        this.clauses = clauses;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CONTRACTS;
    }

    @Override
    public Class<Contract> entity() {
        return Contract.class;
    }

    @Override
    public Class<ContractInput> body() {
        return ContractInput.class;
    }

    /** Another contract: of buyer, reference and title two are other ones; one of them alone is a correction. */
    @Override
    void requireSame(Line line, Sirets sirets, String source, Scope scope) {
        Contract known = known(line, sirets, source, scope);
        if (known != null && differences(line, known, sirets, source, scope) > 1) {
            throw Refused.because(ImportProblem.IDENTITY_CONFLICT, known.id.toString()).fault(Refused.In.POINTER,
                    "/" + (line.fields().has(RecordIds.ID) ? RecordIds.ID : "externalId"), "another-contract", known.reference, known.title);
        }
    }

    private int differences(Line line, Contract known, Sirets sirets, String source, Scope scope) {
        UUID buyer = buyer(line, sirets, source, scope);
        boolean bought = buyer != null && !buyer.equals(known.buyer.id);
        return (bought ? 1 : 0) + (otherwise(line, "reference", known.reference) ? 1 : 0) + (otherwise(line, "title", known.title) ? 1 : 0);
    }

    private static boolean otherwise(Line line, String field, String known) {
        return line.text(field) != null && !Columns.key(line.text(field)).equals(Columns.key(known));
    }

    /** Null where no buyer is named, or none that is known. */
    private UUID buyer(Line line, Sirets sirets, String source, Scope scope) {
        JsonNode said = line.fields().has("buyerExternalId") ? reference(line, "buyerExternalId", source) : line.fields().get("buyerId");
        if (said != null && said.isTextual() && Named.isId(said.textValue())) {
            return UUID.fromString(said.textValue());
        }
        ExternalId name = said == null ? null : Named.name(said, null);
        Buyer buyer = name == null ? null : names.find(Buyer.class, name, scope);
        return buyer != null ? buyer.id : buyerSiret(line) != null ? sirets.buyers().get(buyerSiret(line)) : Named.onlyOf(sirets.buyerNames(), line, "buyerName");
    }

    /** A SIRET also where the column of the buyer's name has one. */
    private static String buyerSiret(Line line) {
        String name = line.text("buyerName");
        String digits = name == null ? "" : name.replaceAll("[ .]", "");
        return line.text("buyerSiret") != null ? line.text("buyerSiret") : digits.matches(Siret.FORM) ? digits : null;
    }

    /** The contract that the line is by our id, its external one, or its buyer and reference; null where nothing has it. */
    private Contract known(Line line, Sirets sirets, String source, Scope scope) {
        if (line.fields().has(RecordIds.ID)) {
            return named.own(Contract.class, line, scope);
        }
        ExternalId name = nameOrNull(line, source);
        Contract known = name == null ? null : names.find(Contract.class, name, scope);
        UUID buyer = known != null || ExternalNames.any(line) ? null : buyer(line, sirets, source, scope);
        UUID id = buyer == null ? null : sirets.references().find(buyer, line.text("reference"));
        return id == null ? known : named.find(Contract.class, id, scope);
    }

    @Override
    Sirets prepare(List<Line> lines, String source, Scope scope) {
        List<Contract> known = new ArrayList<>(names.lookAhead(Contract.class, names(lines, source), scope));
        known.addAll(named.own(Contract.class, lines, scope));
        List<Clause> told = names.lookAhead(Clause.class, names(lines, line -> clauseName(line, line.text("lotNumber"), nameOrNull(line, source), source)), scope);
        // their parts, too, before anything is written: then they come one record at a time
        told.forEach(ClauseInput::of);
        ContractReferences references = new ContractReferences(named, lines, scope);
        known.addAll(named.lookAhead(Contract.class, references.ids(), scope));
        known.forEach(ContractInput::of);
        named.lookAhead(Buyer.class, lines, source, scope, "buyerExternalId", "buyerId");
        Set<String> communes = Named.texts(lines, "commune");
        known.forEach(contract -> contract.places.stream().map(ContractPlace::commune).filter(Objects::nonNull).forEach(communes::add));
        Commune.lookAhead(communes, today.get());
        Map<String, UUID> buyers = new HashMap<>();
        named.rows("select e.siret, e.id from Buyer e where e.siret in :sirets", Buyer.class, scope,
                Map.of("sirets", lines.stream().map(ContractIntake::buyerSiret).filter(Objects::nonNull).toList()))
                .forEach(row -> buyers.put((String) row[0], (UUID) row[1]));
        Map<String, Set<UUID>> buyerNames = named.byName(Buyer.class, lines, "buyerName", scope);
        named.lookAhead(Buyer.class, Stream.concat(buyers.values().stream(), buyerNames.values().stream().flatMap(Set::stream)).toList(), scope);
        Map<String, UUID> employers = EmployerIntake.sirets(named, lines, "holderSiret", scope);
        named.lookAhead(Employer.class, employers.values(), scope);
        return new Sirets(buyers, employers, buyerNames, references);
    }

    @Override
    void identify(ObjectNode said, Line line, String source) {
        super.identify(said, line, source);
        if (!said.has("externalIds") && line.text("reference") != null && Named.sourceOf(line, source) != null) {
            String buyer = buyerSiret(line) != null ? buyerSiret(line) : line.text("buyerName");
            ExternalNames.add(said, line, source, (buyer == null ? "" : buyer + "/") + line.text("reference"));
        }
    }

    @Override
    List<Statement> statements(Line line, Sirets sirets, String source, Scope scope) {
        String contract = about(line, source);
        if (line.fields().has("lotNumber")) {
            return List.of(Statement.of(line, OF_CONTRACT, contract),
                    Statement.of(line, OF_LOT, contract, LotNumber.key(line.fields().get("lotNumber").asText())));
        }
        return List.of(Statement.of(line, OF_CONTRACT, contract).with("totalAmountExclTax", line, "amountExclTax"), Statement.of(line, OF_LOT, contract, ""));
    }

    /** Names the contract among those of a file. */
    private String about(Line line, String source) {
        ExternalId name = line.fields().has(RecordIds.ID) ? null : nameOrNull(line, source);
        return name != null ? name.source() + ":" + name.id() : String.join("|", Stream.of(RecordIds.ID, "buyerSiret", "buyerName", "buyerExternalId", "buyerId", "reference")
                .map(column -> line.fields().path(column).asText().toLowerCase(Locale.ROOT)).toList());
    }

    @Override
    Supplier<LineResult> read(Line line, Sirets sirets, String source, Scope scope) {
        ObjectNode said = without(line, TAKEN);
        super.identify(said, line, source);
        set(said, "buyerId", reference(line, "buyerExternalId", source));
        buy(line, sirets, said);
        if (!line.fields().has(RecordIds.ID)) {
            identify(said, line, source);
        }
        Contract known = known(line, sirets, source, scope);
        ExternalId name = line.fields().has(RecordIds.ID) ? null : ExternalNames.firstOrNull(said);
        ContractInput before = known == null ? null : ContractInput.of(known);
        if (known != null && known.reference.equalsIgnoreCase(line.text("reference"))) {
            said.remove("reference");
        }
        places(line, before, said);
        amounts(line, said);
        lots(line, before, said);
        ContractInput input = merged(before, said, ContractInput.class, scope);
        return () -> {
            Put<Contract> contract = isNamed(line, name, known, scope) ? contracts.put(name, input, scope) : contracts.put(known, input, scope);
            sirets.references().add(input.buyerId(), input.reference(), contract.entity().id);
            boolean clause = OF_CLAUSE.stream().anyMatch(line.fields()::has);
            Outcome both = clause ? together(contract.outcome(), after(contract, () -> clause(line, contract.entity(), base(line, contract.entity(), source), sirets, source, scope)))
                    : contract.outcome();
            return new LineResult(line, status(both), contract.entity().id);
        };
    }

    /** Not so what is known by its buyer and reference alone: it is given the name under which it comes. */
    private boolean isNamed(Line line, ExternalId name, Contract known, Scope scope) {
        return name != null && (known == null || ExternalNames.any(line) || names.find(Contract.class, name, scope) == known);
    }

    /** @throws Refused 422 for a SIRET or a name that no buyer has, or that several have */
    private void buy(Line line, Sirets sirets, ObjectNode said) {
        String siret = buyerSiret(line);
        if (said.has("buyerId") || siret == null && line.text("buyerName") == null) {
            return;
        }
        UUID buyer = siret != null ? sirets.buyers().get(siret) : Named.onlyOf(sirets.buyerNames(), line, "buyerName");
        if (buyer == null) {
            throw Refused.because(CommonProblem.REFERENCE_UNKNOWN).at(line.text("buyerSiret") != null ? "/buyerSiret" : "/buyerName");
        }
        said.put("buyerId", buyer.toString());
    }

    /** The name from which those of its clauses are made; null where it has none. */
    private ExternalId base(Line line, Contract contract, String source) {
        boolean own = line.fields().has(RecordIds.ID) && !contract.externalIds.isEmpty();
        return own ? ExternalId.sorted(contract.externalIds).get(0) : nameOrNull(line, source);
    }

    /** The contract was changed also when only its clause was. */
    private static Outcome together(Outcome contract, Outcome clause) {
        return contract != Outcome.UNCHANGED || clause == Outcome.UNCHANGED ? contract : Outcome.CHANGED;
    }

    /** The one place of a contract is what the line says; several are left as they are. */
    private void places(Line line, ContractInput before, ObjectNode said) {
        if (line.fields().has(RecordIds.ID)) {
            // an export tells the territory of a place, which follows from it
            said.path("places").findParents("territory").forEach(place -> ((ObjectNode) place).remove("territory"));
        }
        boolean told = line.fields().has("commune") || line.fields().has("department");
        if (told && (before == null || before.places().size() < 2)) {
            ObjectNode place = object();
            set(place, "commune", line.fields().get("commune"));
            if (!place.has("commune")) {
                set(place, "department", line.fields().get("department"));
            }
            said.set("places", object().arrayNode().add(place));
        }
    }

    /** The amount of the contract: the column of that name, or « Montant HT » of a line that names no lot. */
    private static void amounts(Line line, ObjectNode said) {
        JsonNode total = line.fields().get("totalAmountExclTax");
        if (line.fields().has("lotNumber")) {
            said.remove(List.of("amountExclTax", "cpv"));
        } else if (total != null && said.has("amountExclTax") && !Statement.text(total).equals(Statement.text(said.get("amountExclTax")))) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/totalAmountExclTax", "amounts-differ");
        }
        set(said, "amountExclTax", total);
    }

    private void lots(Line line, ContractInput before, ObjectNode said) {
        JsonNode number = line.fields().get("lotNumber");
        if (number == null) {
            return;
        }
        ArrayNode lots = before == null ? object().arrayNode() : array(before.lots());
        ObjectNode lot = null;
        for (JsonNode one : lots) {
            lot = LotNumber.same(one.path("number").asText(), number.asText()) ? (ObjectNode) one : lot;
        }
        if (lot == null) {
            lot = lots.addObject();
            lot.set("number", number);
        }
        set(lot, "title", line.fields().has("lotTitle") || lot.has("title") ? line.fields().get("lotTitle") : number);
        set(lot, "amountExclTax", line.fields().get("amountExclTax"));
        set(lot, "cpv", line.fields().get("cpv"));
        said.set("lots", lots);
    }

    private static ExternalId clauseName(Line line, String lot, ExternalId of, String source) {
        JsonNode own = reference(line, "clauseExternalId", source);
        return own != null && own.isObject() ? new ExternalId(own.path("source").asText(), own.path("id").asText())
                : of == null ? null : new ExternalId(of.source(), of.id() + "#" + (lot == null ? "" : lot));
    }

    private Outcome clause(Line line, Contract contract, ExternalId of, Sirets sirets, String source, Scope scope) {
        String number = line.text("lotNumber");
        Lot lot = number == null ? null : contract.lots.stream().filter(one -> LotNumber.same(one.number, number)).findFirst().orElse(null);
        ExternalId name = clauseName(line, lot == null ? number : lot.number, of, source);
        Clause byName = name == null ? null : names.find(Clause.class, name, scope);
        Clause known = byName != null || line.fields().has("clauseExternalId") ? byName : only(line, contract, lot, scope);
        requireOf(contract, lot, known, line);
        ClauseInput before = known == null ? null : ClauseInput.of(known);
        ObjectNode said = object();
        if (before == null) {
            said.put("contractId", contract.id.toString()).put("startOn", contract.startOn.toString()).put("endOn", contract.endOn.toString());
            if (lot != null) {
                said.put("lotId", lot.id.toString());
            }
        }
        set(said, "legalBasis", line.fields().get("legalBasis"));
        set(said, "kind", line.fields().get("clauseKind"));
        ArrayNode commitments = before == null ? object().arrayNode() : array(before.commitments());
        hold(line, sirets, commitments);
        owe(line, before == null ? object().arrayNode() : array(before.objectiveVersions()), commitments, said);
        ClauseInput input = merged(before, said, ClauseInput.class, scope);
        return (name == null || known != byName ? clauses.put(known, input, scope) : clauses.put(name, input, scope)).outcome();
    }

    /**
     * The clause of the contract and the lot that a line means without naming one, by its legal basis and kind where these are said; null: there
     * is none yet.
     *
     * @throws Refused 422 {@code reference-ambiguous} where several fit
     */
    private Clause only(Line line, Contract contract, Lot lot, Scope scope) {
        List<Clause> fitting = Clause.of(contract.id).stream().filter(one -> Objects.equals(one.lot == null ? null : one.lot.id, lot == null ? null : lot.id))
                .filter(one -> fits(line, "legalBasis", one.legalBasis.name()) && fits(line, "clauseKind", one.kind.name())).toList();
        if (fitting.size() > 1) {
            throw Refused.because(ImportProblem.REFERENCE_AMBIGUOUS).fault(Refused.In.POINTER, "/clauseExternalId", "several-clauses");
        }
        return fitting.isEmpty() ? null : named.find(Clause.class, fitting.get(0).id, scope);
    }

    private static boolean fits(Line line, String column, String known) {
        return line.text(column) == null || line.text(column).equals(known);
    }

    /** @throws Refused 422 {@code identity-conflict} for the clause of another contract, or of another lot */
    private static void requireOf(Contract contract, Lot lot, Clause known, Line line) {
        boolean other = known != null && (!known.contract.id.equals(contract.id) || known.lot != null && lot != null && !known.lot.id.equals(lot.id));
        if (other) {
            throw Refused.because(ImportProblem.IDENTITY_CONFLICT, known.id.toString()).fault(Refused.In.POINTER,
                    line.fields().has("clauseExternalId") ? "/clauseExternalId" : "/lotNumber", "another-clause", known.contract.reference);
        }
    }

    /** Adds the holder of a clause that has no party yet. @throws Refused 422 {@code holder-differs} when it has others */
    private void hold(Line line, Sirets sirets, ArrayNode commitments) {
        if (!line.fields().has("holderSiret")) {
            return;
        }
        ObjectNode held = object().put("role", "HOLDER");
        EmploymentIntake.bySiret(line, "holderSiret", sirets.employers(), held, "employerId");
        if (commitments.isEmpty()) {
            commitments.add(held);
        } else if (!commitments.findValuesAsText("employerId").contains(held.path("employerId").asText())) {
            throw Refused.because(ImportProblem.HOLDER_DIFFERS).at("/holderSiret");
        }
    }

    /**
     * What is owed: the hours of the only version and of the only party.
     *
     * @throws Refused 422 {@code objective-differs} for hours that are none of several versions
     */
    private static void owe(Line line, ArrayNode versions, ArrayNode commitments, ObjectNode said) {
        JsonNode hours = line.fields().get("clauseHours");
        if (versions.size() > 1) {
            if (hours != null && versions.findValues("hours").stream().noneMatch(one -> Statement.text(one).equals(Statement.text(hours)))) {
                throw Refused.because(ImportProblem.OBJECTIVE_DIFFERS).at("/clauseHours");
            }
            return;
        }
        if (hours != null) {
            (versions.isEmpty() ? versions.addObject() : (ObjectNode) versions.get(0)).set("hours", hours);
            said.set("objectiveVersions", versions);
        }
        if (commitments.size() == 1 && !versions.isEmpty()) {
            ((ObjectNode) commitments.get(0)).set("hours", versions.get(0).get("hours"));
            said.set("commitments", commitments);
        }
    }
}
