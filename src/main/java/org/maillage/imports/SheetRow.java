package org.maillage.imports;

import java.util.List;
import java.util.Set;

/**
 * A row as it stands in a file.
 *
 * @param number  from 1, in the text or in the sheet
 * @param cells   as texts
 * @param hidden  by a filter, or by hand
 * @param numbers places of cells that are bare numbers
 */
record SheetRow(int number, List<String> cells, boolean hidden, Set<Integer> numbers) {

    SheetRow(int number, List<String> cells) {
        this(number, cells, false, Set.of());
    }

    SheetRow with(List<String> other) {
        return new SheetRow(number, other, hidden, numbers);
    }
}
