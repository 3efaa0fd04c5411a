package org.maillage.decp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.maillage.procurement.ClauseKind;

/** The social considerations of a record: those that were published, and those that the clauses known here make. */
final class Social {

    private static final String GROUP = "considerationsSociales";
    private static final String LIST = "considerationSociale";
    private static final String CLAUSE = "Clause sociale";
    private static final String CRITERION = "Critère social";
    private static final String NONE = "Pas de considération sociale";

    private Social() {
    }

    /** As published, in order; what is no text is left out. */
    static List<String> published(JsonNode record) {
        List<String> published = new ArrayList<>();
        record.path(GROUP).path(LIST).forEach(one -> {
            if (one.isTextual()) {
                published.add(one.textValue());
            }
        });
        return published;
    }

    /** The record as it is given out: with what its clauses add, and never with "none" beside them. */
    static ObjectNode complete(DecpKind kind, JsonNode record, Collection<ClauseKind> clauses) {
        Set<String> all = new LinkedHashSet<>(published(record));
        clauses.forEach(clause -> all.addAll(of(kind, clause)));
        if (all.size() > 1) {
            all.remove(NONE);
        }
        ObjectNode complete = record.deepCopy();
        if (!all.isEmpty()) {
            ArrayNode list = complete.putObject(GROUP).putArray(LIST);
            all.forEach(list::add);
        }
        return complete;
    }

    private static List<String> of(DecpKind kind, ClauseKind clause) {
        return switch (clause) {
            case CONDITION, INSERTION_SERVICE -> List.of(CLAUSE);
            case CRITERION -> List.of(CRITERION);
            case CONDITION_AND_CRITERION -> List.of(CLAUSE, CRITERION);
            case RESERVED_DISABILITY, RESERVED_IAE, RESERVED_MIXED, RESERVED_PRISON -> List.of(kind.reserved);
            case VOLUNTARY -> List.of();
        };
    }
}
