package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.maillage.access.Scope;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.Prescriber;
import org.maillage.employer.Employer;
import org.maillage.employment.Employment;
import org.maillage.procurement.Buyer;
import org.maillage.procurement.Clause;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/**
 * Settles what the identifiers of lines are before anything is looked up by them: an {@code id} is ours where a record has it, else one
 * of the sender's; an identifier that a spreadsheet took for a number is the one that is known with its zeros.
 */
@ApplicationScoped
class RecordIds {

    static final String ID = "id";
    private static final String OWN = "externalId";
    private static final String DROPPED = "leading-zeros-dropped";

    /** Columns and references of the API that name other records. */
    private static final Map<String, Class<? extends Versioned>> REFERENCES = Map.ofEntries(
            Map.entry("beneficiaryExternalId", Beneficiary.class), Map.entry("beneficiaryId", Beneficiary.class),
            Map.entry("employerExternalId", Employer.class), Map.entry("employerId", Employer.class), Map.entry("userEmployerId", Employer.class),
            Map.entry("employmentExternalId", Employment.class), Map.entry("employmentId", Employment.class),
            Map.entry("clauseExternalId", Clause.class), Map.entry("clauseId", Clause.class),
            Map.entry("buyerExternalId", Buyer.class), Map.entry("buyerId", Buyer.class),
            Map.entry("prescriber", Prescriber.class), Map.entry("prescriberId", Prescriber.class));

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    /** More than 15 digits, or a narrow column, and then saved as text. */
    private static final Pattern ROUNDED = Pattern.compile("[0-9](?:[.,][0-9]+)?[Ee]\\+[0-9]{1,3}");
    /** Digits to which an identifier is filled up with zeros. */
    private static final int LONGEST = 12;
    private static final int TIME_ORDERED = 7;

    /** What a line names by a number. */
    private record Use(Class<? extends Versioned> type, ExternalId name) {
    }

    /** The lines with their identifiers settled; those that cannot be are refused. */
    List<Line> settled(List<Line> lines, Intake intake, ImportRun run, Scope scope) {
        if (intake.entity() == null) {
            return lines;
        }
        Set<UUID> ours = ours(intake.entity(), lines);
        List<Line> identified = lines.stream().map(line -> line.refusal() == null ? identified(line, ours, intake.body()) : line).toList();
        Map<Use, Set<ExternalId>> known = known(identified, intake.entity(), run.source, scope);
        return identified.stream().map(line -> line.refusal() == null ? restored(line, known, intake.entity(), run.source) : line).toList();
    }

    private static Set<UUID> ours(Class<? extends Versioned> entity, List<Line> lines) {
        Set<UUID> said = Named.texts(lines, ID).stream().filter(Named::isId).map(UUID::fromString).collect(Collectors.toSet());
        return said.isEmpty() ? Set.of() : new HashSet<>(ImportRun.getEntityManager().createQuery("select e.id from " + entity.getSimpleName()
                + " e where e.id in ?1", UUID.class).setParameter(1, said).getResultList());
    }

    /** An id of the form of ours that nothing has belonged to a record that is gone: it must not come back as another one. */
    private static Line identified(Line line, Set<UUID> ours, Class<?> body) {
        String id = line.text(ID);
        if (id == null) {
            return !line.fields().hasNonNull(ID) ? line
                    : line.refused(Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/" + ID, "invalid-type"));
        }
        if (Named.isId(id) && ours.contains(UUID.fromString(id))) {
            return line.with(said(line.fields(), body));
        }
        if (Named.isId(id) && UUID.fromString(id).version() == TIME_ORDERED) {
            return line.refused(Refused.because(CommonProblem.REFERENCE_UNKNOWN).fault(Refused.In.POINTER, "/" + ID, "record-gone"));
        }
        String other = line.text(OWN);
        if (other != null && !other.equals(id)) {
            return line.refused(Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/" + ID, "two-identifiers"));
        }
        ObjectNode fields = line.fields().deepCopy();
        fields.remove(ID);
        return line.with(fields.put(OWN, id));
    }

    /** Of a record as it is exported, what the API takes: what is worked out, empty, or kept for other systems is left as it is. */
    private static ObjectNode said(ObjectNode fields, Class<?> body) {
        if (!fields.has("etag")) {
            return fields;
        }
        Set<String> taken = body == null ? Set.of()
                : Arrays.stream(body.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toSet());
        ObjectNode said = fields.objectNode();
        fields.properties().stream().filter(field -> !field.getValue().isNull())
                .filter(field -> field.getKey().equals(ID) || taken.contains(field.getKey()) && !field.getKey().equals("externalIds"))
                .forEach(field -> said.set(field.getKey(), field.getValue()));
        return said;
    }

    /** Of the names that are numbers and that nothing has, those that differ from them in their zeros alone. */
    private static Map<Use, Set<ExternalId>> known(List<Line> lines, Class<? extends Versioned> own, String source, Scope scope) {
        Map<Class<? extends Versioned>, Set<ExternalId>> said = new HashMap<>();
        lines.stream().filter(line -> line.refusal() == null).forEach(line -> uses(line, own, source).values().stream()
                .filter(use -> NUMBER.matcher(use.name().id()).matches() && scope.ownSource(use.name().source()))
                .forEach(use -> said.computeIfAbsent(use.type(), any -> new LinkedHashSet<>()).add(use.name())));
        Map<Use, Set<ExternalId>> known = new HashMap<>();
        said.forEach((type, names) -> {
            List<ExternalId> missing = new ArrayList<>(names);
            missing.removeAll(Named.holders(type, names).keySet());
            Map<ExternalId, UUID> holders = Named.holders(type, missing.stream().flatMap(name -> forms(name).stream()).toList());
            Set<ExternalId> filled = missing.stream().filter(name -> name.id().startsWith("0")).collect(Collectors.toSet());
            missing.forEach(name -> known.put(new Use(type, name), of(name, holders, type == own ? filled : Set.of())));
        });
        return known;
    }

    /** One name for each record that may be meant; of records that are still to be made, those that come with their zeros in the same lines. */
    private static Set<ExternalId> of(ExternalId name, Map<ExternalId, UUID> holders, Set<ExternalId> filled) {
        Map<UUID, ExternalId> found = new HashMap<>();
        forms(name).stream().filter(holders::containsKey).forEach(form -> found.put(holders.get(form), form));
        if (!found.isEmpty() || name.id().startsWith("0")) {
            return new HashSet<>(found.values());
        }
        return forms(name).stream().filter(filled::contains).collect(Collectors.toSet());
    }

    /** The same number with more or fewer zeros in front. */
    private static Set<ExternalId> forms(ExternalId name) {
        String digits = name.id().replaceFirst("^0+(?=[0-9])", "");
        return IntStream.rangeClosed(0, Math.max(0, LONGEST - digits.length())).mapToObj(zeros -> new ExternalId(name.source(), "0".repeat(zeros) + digits))
                .filter(form -> !form.equals(name)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Line restored(Line line, Map<Use, Set<ExternalId>> known, Class<? extends Versioned> own, String source) {
        Line settled = line;
        for (Map.Entry<String, Use> use : uses(line, own, source).entrySet()) {
            Set<ExternalId> meant = known.getOrDefault(use.getValue(), Set.of());
            ExternalId said = use.getValue().name();
            if (ROUNDED.matcher(said.id()).matches()) {
                return line.refused(Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/" + use.getKey(), "identifier-rounded"));
            }
            if (meant.size() > 1) {
                return line.refused(Refused.because(ImportProblem.REFERENCE_AMBIGUOUS).fault(Refused.In.POINTER, "/" + use.getKey(), "zeros-ambiguous"));
            }
            if (!meant.isEmpty()) {
                ExternalId one = meant.iterator().next();
                settled = settled.with(renamed(settled.fields(), use.getKey(), one.id()))
                        .warned(use.getKey(), one.id().length() > said.id().length() ? Cells.ZEROS : DROPPED);
            }
        }
        return settled;
    }

    /** The names that a line gives, by field. */
    private static Map<String, Use> uses(Line line, Class<? extends Versioned> own, String source) {
        Map<String, Use> uses = new HashMap<>();
        String of = Named.sourceOf(line, source);
        ExternalId name = !ExternallyNamed.class.isAssignableFrom(own) ? null : Named.name(line.fields().has(OWN) ? line.fields().get(OWN) : line.fields().path("externalIds").path(0), of);
        if (name != null) {
            uses.put(OWN, new Use(own, name));
        }
        REFERENCES.forEach((field, type) -> {
            ExternalId other = Named.name(line.fields().path(field), of);
            if (other != null) {
                uses.put(field, new Use(type, other));
            }
        });
        return uses;
    }

    private static ObjectNode renamed(ObjectNode fields, String field, String id) {
        ObjectNode renamed = fields.deepCopy();
        JsonNode said = field.equals(OWN) && !renamed.has(OWN) ? renamed.path("externalIds").path(0) : renamed.get(field);
        if (said instanceof ObjectNode name) {
            name.put(ID, id);
        } else {
            renamed.put(field, id);
        }
        return renamed;
    }
}
