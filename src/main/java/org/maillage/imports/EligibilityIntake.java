package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillage.access.Caller;
import org.maillage.access.Permission;
import org.maillage.access.Scope;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.Criterion;
import org.maillage.beneficiary.Decision;
import org.maillage.beneficiary.Eligibility;
import org.maillage.beneficiary.EligibilityCriterionView;
import org.maillage.beneficiary.EligibilityInput;
import org.maillage.beneficiary.EligibilityRegister;
import org.maillage.beneficiary.EligibilityView;
import org.maillage.beneficiary.Proof;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Refused;

/**
 * Decisions on eligibility, by the rules of the single one. A decision is known by our id, else by its person and the first day of its
 * effect; where one waits for that person, the line decides it.
 */
@Singleton
class EligibilityIntake extends PersonIntake<Eligibility, EligibilityIntake.Decisions> {

    private static final List<String> TAKEN = List.of("criteria", "principal", "proofKinds", "proofDates");

    /** The decisions on the persons of a chunk, and who they are by line. */
    record Decisions(Map<UUID, List<Eligibility>> byPerson, Map<UUID, Eligibility> byId) {

        List<Eligibility> on(Beneficiary person) {
            return byPerson.computeIfAbsent(person.id, id -> new ArrayList<>());
        }
    }

    private final EligibilityRegister eligibilities;
    private final Caller caller;

    EligibilityIntake(ObjectMapper mapper, Bodies bodies, Named named, EligibilityRegister eligibilities, Caller caller) {
        super(mapper, bodies, named);
        this.eligibilities = eligibilities;
        this.caller = caller;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ELIGIBILITIES;
    }

    @Override
    public Class<Eligibility> entity() {
        return Eligibility.class;
    }

    @Override
    public Class<EligibilityInput> body() {
        return EligibilityInput.class;
    }

    @Override
    Decisions prepare(List<Line> lines, String source, Scope scope) {
        Map<UUID, Eligibility> byId = Eligibility.withIds(Named.ids(lines, "id")).stream().collect(Collectors.toMap(one -> one.id, one -> one));
        Set<UUID> persons = persons(lines, byId, source, scope);
        Map<UUID, List<Eligibility>> byPerson = new HashMap<>();
        Eligibility.ofPersons(persons).forEach(one -> byPerson.computeIfAbsent(one.beneficiary.id, id -> new ArrayList<>()).add(one));
        return new Decisions(byPerson, byId);
    }

    @Override
    List<Statement> statements(Line line, Decisions decisions, String source, Scope scope) {
        Eligibility known = known(line, decisions.byId(), scope);
        if (known != null) {
            return List.of(Statement.once("id", known.id));
        }
        UUID person = person(line, null, source, scope).id;
        String from = line.text("validFrom");
        return List.of(from != null ? Statement.once("validFrom", person, from)
                : Statement.once("beneficiaryExternalId", person, line.text("decision"), line.text("decidedOn")));
    }

    @Override
    Supplier<LineResult> read(Line line, Decisions decisions, String source, Scope scope) {
        Eligibility byId = known(line, decisions.byId(), scope);
        Beneficiary person = person(line, byId, source, scope);
        ObjectNode said = without(line, TAKEN).without(NAMING);
        Eligibility known = byId != null ? byId : match(line, decisions.on(person));
        EligibilityInput before = known == null ? null : EligibilityInput.of(known);
        boolean criteria = criteria(line, known, said);
        decide(line, known, said);
        EligibilityInput input = merged(before, said, EligibilityInput.class, scope);
        Eligibility.requirePermitted(criteria && (known != null && known.sensitive() || input.sensitive()), caller.may(Permission.SENSITIVE));
        return () -> {
            Put<Eligibility> put = known == null ? new Put<>(eligibilities.add(person, input), Outcome.CREATED) : eligibilities.put(known, input);
            if (known == null) {
                decisions.on(person).add(put.entity());
            }
            return result(line, put);
        };
    }

    /** What is not decided stays undecided; what has run out since stays so, for it was validated as the line says. */
    private static void decide(Line line, Eligibility known, ObjectNode said) {
        boolean open = known == null || known.decision == Decision.PENDING;
        if (open && !said.has("decision") && said.hasNonNull("decidedOn")) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/decision", "required");
        }
        if (known == null && !said.has("decision")) {
            said.put("decision", Decision.PENDING.name());
        }
        if (known != null && known.decision == Decision.EXPIRED && Decision.VALIDATED.name().equals(line.text("decision"))) {
            said.remove("decision");
        }
    }

    /**
     * The decision that the line means; null: it is a new one.
     *
     * @throws Refused 409 {@code wrong-status} where it was refused or revoked since, 422 {@code reference-ambiguous} where several wait
     */
    private Eligibility match(Line line, List<Eligibility> all) {
        LocalDate from = day(line, "validFrom");
        Eligibility same = from == null ? null : all.stream().filter(one -> from.equals(one.validFrom))
                .min(Comparator.comparing((Eligibility one) -> !one.effective())).orElse(null);
        if (same != null && !same.effective() && same.decision != Decision.PENDING && !same.decision.name().equals(line.text("decision"))
                && line.fields().has("decision")) {
            throw Refused.because(CommonProblem.WRONG_STATUS, same.decision).at("/decision");
        }
        return Stream.<Supplier<Eligibility>>of(() -> same, () -> refusedAlready(line, all), () -> waiting(line, all), () -> proposedAlready(line, all))
                .map(Supplier::get).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** A refusal has no effect: it is known by its day. */
    private static Eligibility refusedAlready(Line line, List<Eligibility> all) {
        LocalDate on = day(line, "decidedOn");
        return all.stream().filter(one -> on != null && !one.effective() && one.decision.name().equals(line.text("decision")) && on.equals(one.decidedOn))
                .findFirst().orElse(null);
    }

    private Eligibility waiting(Line line, List<Eligibility> all) {
        List<Eligibility> waiting = all.stream().filter(one -> one.decision == Decision.PENDING).toList();
        List<Eligibility> alike = waiting.size() < 2 ? waiting : waiting.stream().filter(one -> codes(one).equals(codes(line))).toList();
        if (alike.size() != 1 && waiting.size() > 1) {
            throw Refused.because(ImportProblem.REFERENCE_AMBIGUOUS).fault(Refused.In.POINTER, "/criteria", "several-pending");
        }
        return alike.isEmpty() ? null : alike.get(0);
    }

    /** A proposal that was decided since: a file of proposals that is sent again proposes nothing new. */
    private Eligibility proposedAlready(Line line, List<Eligibility> all) {
        return line.fields().has("decision") ? null : all.stream().filter(one -> codes(one).equals(codes(line))).reduce((earlier, later) -> later).orElse(null);
    }

    private static LocalDate day(Line line, String column) {
        try {
            return line.text(column) == null ? null : LocalDate.parse(line.text(column));
        } catch (DateTimeException toldWithTheLine) {
            return null;
        }
    }

    private static Set<String> codes(Eligibility known) {
        return known.criteria.keySet().stream().map(Criterion::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> codes(Line line) {
        Set<String> codes = new TreeSet<>();
        criteria(line).forEach(one -> codes.add(one.path("criterion").asText()));
        return codes;
    }

    /**
     * Says the criteria in the order in which they are kept. What the sender may not see of them is left as it is.
     *
     * @return whether the line says anything of them
     */
    private boolean criteria(Line line, Eligibility known, ObjectNode said) {
        List<ObjectNode> held = criteria(line);
        boolean proofs = line.fields().hasNonNull("proofKinds") || line.fields().hasNonNull("proofDates");
        if (held.isEmpty() && (known == null || !proofs) || known != null && hidden(known) && shown(known).equals(codes(line))) {
            return false;
        }
        if (held.isEmpty()) {
            known.criteria.forEach((criterion, proof) -> held.add(proof.principal() ? 0 : held.size(),
                    object().put("criterion", criterion.name()).put("principal", proof.principal())));
        }
        proofs(line, "proofKinds", "proofKind", held);
        proofs(line, "proofDates", "proofOn", held);
        if (known != null) {
            keep(line, known, held);
        }
        held.sort(Comparator.comparingInt(EligibilityIntake::rank));
        said.set("criteria", object().arrayNode().addAll(held));
        return true;
    }

    /** What the line does not say of a criterion that is known stays: its proof, and which one is the principal. */
    private void keep(Line line, Eligibility known, List<ObjectNode> held) {
        boolean principal = line.fields().hasNonNull("principal") || !codes(known).equals(codes(line))
                || line.fields().path("criteria").path(0).isObject();
        for (ObjectNode one : held) {
            known.criteria.forEach((criterion, proof) -> {
                if (criterion.name().equals(one.path("criterion").asText())) {
                    keepProof(one, proof);
                    one.put("principal", principal ? one.path("principal").asBoolean() : proof.principal());
                }
            });
        }
    }

    private static void keepProof(ObjectNode one, Proof proof) {
        if (!one.has("proofKind") && proof.proofKind() != null) {
            one.put("proofKind", proof.proofKind().name());
        }
        if (!one.has("proofOn") && proof.proofOn() != null) {
            one.put("proofOn", proof.proofOn().toString());
        }
    }

    private boolean hidden(Eligibility known) {
        return known.sensitive() && !caller.may(Permission.SENSITIVE);
    }

    private Set<String> shown(Eligibility known) {
        return EligibilityView.of(known, caller.may(Permission.SENSITIVE)).criteria().stream().map(EligibilityCriterionView::criterion)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The criteria that a line says, as the API takes them: the first is the principal one unless another is said to be. */
    private List<ObjectNode> criteria(Line line) {
        List<ObjectNode> held = new ArrayList<>();
        if (line.fields().hasNonNull("principal")) {
            held.add(object().put("principal", true).set("criterion", line.fields().get("principal")));
        }
        for (JsonNode one : line.fields().path("criteria")) {
            boolean first = held.isEmpty();
            if (one.isObject()) {
                held.add(one.deepCopy());
            } else if (held.stream().noneMatch(other -> other.path("criterion").equals(one))) {
                held.add(object().put("principal", first).set("criterion", one));
            }
        }
        return held;
    }

    /** Proofs follow the order of the criteria; one alone is that of the principal one. */
    private static void proofs(Line line, String column, String field, List<ObjectNode> held) {
        JsonNode said = line.fields().path(column);
        if (said.size() > held.size()) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/" + column, "more-proofs-than-criteria");
        }
        for (int i = 0; i < said.size(); i++) {
            held.get(i).set(field, said.get(i));
        }
    }

    private static int rank(JsonNode held) {
        try {
            return Criterion.valueOf(held.path("criterion").asText()).ordinal();
        } catch (IllegalArgumentException refusedFurtherOn) {
            return Integer.MAX_VALUE;
        }
    }
}
