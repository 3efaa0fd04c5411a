package org.maillage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillage.report.SmallCells.Cell;
import org.maillage.territory.Sums;

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

    /** Read again with the persons, of whom the check only tells how many there are. */
    static SmallCells small(DepartmentProgress progress) {
        List<HourSums.OfTerritory> rows = HourSums.ofDepartment(progress.department().code(), progress.year(), progress.asOf());
        List<Cell> cells = new ArrayList<>(progress.territories().stream().map(part -> part.territory().code())
                .map(code -> cell(code, rows.stream().filter(row -> code.equals(row.territory())).toList())).toList());
        cells.add(cell(UNASSIGNED, rows.stream().filter(row -> row.territory() == null).toList()));
        return SmallCells.of(cells, cell("", rows));
    }

    private static Cell cell(String key, List<HourSums.OfTerritory> rows) {
        return new Cell(key, persons(rows, Sums::validated), persons(rows, Sums::rsa));
    }

    private static Set<UUID> persons(List<HourSums.OfTerritory> rows, Function<Sums, BigDecimal> hours) {
        return rows.stream().filter(row -> hours.apply(row.sums()).signum() > 0).map(HourSums.OfTerritory::person).collect(Collectors.toSet());
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
