package org.maillage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.maillage.report.SmallCells.Cell;

/** The target checks as statistics may see them: what is about few persons is left out, and {@code masked} says so. */
@ApplicationScoped
class Masked {

    static final String UNASSIGNED = "";

    private final ObjectMapper mapper;

    Masked(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The département with its territories. */
    JsonNode department(DepartmentProgress progress) {
        SmallCells small = small(progress);
        ObjectNode tree = mapper.valueToTree(progress);
        mask(tree, small.whole(), small.wholeRsa());
        for (JsonNode territory : tree.path("territories")) {
            String code = territory.at("/territory/code").asText();
            mask((ObjectNode) territory, small.hours().contains(code), small.rsa().contains(code));
        }
        mask((ObjectNode) tree.get("unassigned"), small.hours().contains(UNASSIGNED), small.rsa().contains(UNASSIGNED));
        return tree;
    }

    /** One territory, masked as it is among the others of its département. */
    JsonNode territory(TerritoryProgress progress, DepartmentProgress around) {
        SmallCells small = small(around);
        ObjectNode tree = mapper.valueToTree(progress);
        mask(tree, small.hours().contains(progress.territory().code()), small.rsa().contains(progress.territory().code()));
        return tree;
    }

    static SmallCells small(DepartmentProgress progress) {
        List<Cell> cells = new ArrayList<>(progress.territories().stream()
                .map(part -> cell(part.territory().code(), part.beneficiaries())).toList());
        cells.add(cell(UNASSIGNED, progress.unassigned().beneficiaries()));
        return SmallCells.of(cells, cell("", progress.beneficiaries()));
    }

    private static Cell cell(String key, Persons persons) {
        return new Cell(key, persons.total(), persons.rsa());
    }

    private static void mask(ObjectNode cell, boolean hours, boolean rsa) {
        if (hours) {
            cell.remove(List.of("hours", "rsaShare", "beneficiaries", "checks"));
            cell.put("masked", "HOURS");
        } else if (rsa) {
            cell.remove("rsaShare");
            for (String part : List.of("hours", "beneficiaries")) {
                ((ObjectNode) cell.get(part)).remove("rsa");
            }
            if (cell.get("checks") instanceof ObjectNode checks) {
                checks.remove("rsaShare");
            }
            cell.put("masked", "RSA");
        }
    }
}
