package org.maillage.beneficiary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.maillage.access.Scope;
import org.maillage.access.Sight;
import org.maillage.web.BatchChunks;
import org.maillage.web.BatchResult;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.Found;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Problem;
import org.maillage.web.ProblemMappers;
import org.maillage.web.Problems;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** Decides many eligibilities that wait, each by the rules of the single decision; the hours of a person are counted once in a chunk. */
@ApplicationScoped
public class BulkDecision {

    /** Most eligibilities of one call. */
    static final int MOST_LINES = 10_000;
    private static final int OK = 200;

    /** An eligibility to be decided; the number is the line's. */
    private record Wanted(int line, UUID id) {
    }

    private final EligibilityRegister register;
    private final Sight sight;
    private final Bodies bodies;
    private final ObjectMapper mapper;
    private final Today today;

    BulkDecision(EligibilityRegister register, Sight sight, Bodies bodies, ObjectMapper mapper, Today today) {
        this.register = register;
        this.sight = sight;
        this.bodies = bodies;
        this.mapper = mapper;
        this.today = today;
    }

    /** @throws Refused 413 for a filter that finds more than {@value #MOST_LINES} */
    BatchResult decide(BulkDecisionInput input, Scope scope, Locale locale) {
        List<UUID> ids = input.ids() != null ? input.ids().stream().distinct().toList() : waiting(input.filter(), scope);
        List<Wanted> work = IntStream.range(0, ids.size()).mapToObj(i -> new Wanted(i + 1, ids.get(i))).toList();
        ObjectNode patch = patch(input);
        return BatchResult.of(BatchChunks.each(work, some -> decided(some, patch, scope, locale), (one, why) -> item(one, why, locale)), 0, false);
    }

    private ObjectNode patch(BulkDecisionInput input) {
        LocalDate on = Objects.requireNonNullElse(input.decidedOn(), today.get());
        ObjectNode patch = mapper.createObjectNode().put("decision", input.decision().name()).put("decidedOn", on.toString()).put("reason", input.reason())
                .put("validFrom", text(input.validFrom())).put("validUntil", text(input.validUntil())).put("countsUntil", text(input.countsUntil()));
        patch.properties().removeIf(field -> field.getValue().isNull());
        return patch;
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private List<BatchResult.Item> decided(List<Wanted> wanted, ObjectNode patch, Scope scope, Locale locale) {
        Set<UUID> persons = new HashSet<>();
        List<BatchResult.Item> items = new ArrayList<>();
        for (Wanted one : wanted) {
            try {
                persons.add(decided(one.id(), patch, scope));
                items.add(new BatchResult.Item(one.line(), OK, one.id(), List.of(), null));
            } catch (Refused e) {
                items.add(item(one, e, locale));
            } catch (ConstraintViolationException e) {
                items.add(item(one, ProblemMappers.invalid(e), locale));
            }
        }
        register.counted(persons);
        return items;
    }

    /** The person of an eligibility that was decided. @throws Refused 404, 409 {@code wrong-status} once it was decided, and for a rule */
    private UUID decided(UUID id, ObjectNode patch, Scope scope) {
        Eligibility eligibility = Found.orNotFound(Eligibility.<Eligibility>findById(id));
        Found.orNotFound(sight.find(Beneficiary.class, eligibility.beneficiary.id, scope));
        if (eligibility.decision != Decision.PENDING) {
            throw Refused.because(CommonProblem.WRONG_STATUS, eligibility.decision);
        }
        register.decide(eligibility, bodies.patched(EligibilityInput.of(eligibility), patch, EligibilityInput.class));
        return eligibility.beneficiary.id;
    }

    private static BatchResult.Item item(Wanted wanted, Refused why, Locale locale) {
        Problem problem = Problems.of(why, locale);
        return new BatchResult.Item(wanted.line(), problem.status(), null, List.of(), problem);
    }

    private List<UUID> waiting(BulkDecisionInput.Filter filter, Scope scope) {
        Map<String, Object> conditions = filter.conditions();
        Restriction seen = sight.of(Beneficiary.class, scope);
        var query = Eligibility.getEntityManager().createQuery("select x.id from Eligibility x where x.decision = PENDING and "
                + String.join(" and ", conditions.keySet()) + " and exists (select 1 from Beneficiary e where e.id = x.beneficiary.id and ("
                + seen.condition() + ")) order by x.id", UUID.class);
        conditions.forEach((condition, value) -> query.setParameter(condition.substring(condition.indexOf(':') + 1), value));
        seen.parameters().forEach(query::setParameter);
        List<UUID> ids = query.setMaxResults(MOST_LINES + 1).getResultList();
        if (ids.size() > MOST_LINES) {
            throw Refused.because(CommonProblem.BATCH_TOO_LARGE, MOST_LINES);
        }
        return ids;
    }
}
