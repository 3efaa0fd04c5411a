package org.maillage.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The headings of a file that was read, of all sheets together: these may have theirs in different orders. */
final class FileHeadings {

    private final List<String> all = new ArrayList<>();
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final boolean sheets;

    private FileHeadings(boolean sheets) {
        this.sheets = sheets;
    }

    static FileHeadings of(ImportRun run) {
        try {
            FileHeadings headings = new FileHeadings(run.sheets != null);
            if (run.sheets != null) {
                Results.OWN.readValue(run.sheets, new TypeReference<List<SheetReport>>() { }).stream().filter(sheet -> sheet.columns() != null)
                        .forEach(sheet -> headings.add(sheet.name(), sheet.columns()));
            } else if (run.heading != null) {
                headings.add(null, Results.OWN.readValue(run.heading, new TypeReference<List<ImportView.Read>>() { }));
            }
            return headings;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("written by this feature", e);
        }
    }

    /** Each heading stands as often as in the sheet that has it most often. */
    private void add(String sheet, List<ImportView.Read> columns) {
        List<Integer> own = new ArrayList<>();
        for (ImportView.Read column : columns) {
            int place = -1;
            for (int i = 0; i < all.size() && place < 0; i++) {
                place = all.get(i).equals(column.heading()) && !own.contains(i) ? i : -1;
            }
            if (place < 0) {
                place = all.size();
                all.add(column.heading());
            }
            own.add(place);
        }
        places.put(sheet, own);
    }

    /** Whether the file has sheets. */
    boolean sheets() {
        return sheets;
    }

    List<String> all() {
        return all;
    }

    /** The cells of a line of a sheet, each under its heading; those without one stay where they are. */
    List<String> under(String sheet, List<String> cells) {
        List<Integer> own = places.get(sheet);
        if (cells == null || own == null || places.size() == 1) {
            return cells == null ? List.of() : cells;
        }
        List<String> placed = new ArrayList<>(Collections.nCopies(all.size(), ""));
        for (int i = 0; i < cells.size(); i++) {
            if (i < own.size()) {
                placed.set(own.get(i), cells.get(i));
            } else {
                placed.add(cells.get(i));
            }
        }
        return placed;
    }
}
