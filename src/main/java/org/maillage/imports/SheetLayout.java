package org.maillage.imports;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a sheet looks like beside its values: merged cells, hidden rows and columns. */
final class SheetLayout {

    /** Merged cells that are remembered; a sheet with more of them is no list. */
    private static final int MOST_MERGES = 100_000;

    /** From one row and column to another, all within. */
    record Merge(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    }

    private final Map<Long, Merge> byCorner = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, Merge>> downwards = new HashMap<>();
    private final BitSet hiddenRows = new BitSet();
    private final List<int[]> hiddenColumns = new ArrayList<>();
    private final boolean knowsMerges;

    /** @param knowsMerges whether the file can have merged cells at all */
    SheetLayout(boolean knowsMerges) {
        this.knowsMerges = knowsMerges;
    }

    boolean knowsMerges() {
        return knowsMerges && !byCorner.isEmpty();
    }

    void merge(Merge merge) {
        if (byCorner.size() < MOST_MERGES && byCorner.put((long) merge.firstRow() << 20 | merge.firstColumn(), merge) == null
                && merge.lastRow() > merge.firstRow()) {
            downwards.computeIfAbsent(merge.firstColumn(), key -> new TreeMap<>()).put(merge.firstRow(), merge);
        }
    }

    void hideRow(int row) {
        hiddenRows.set(row);
    }

    void hideColumns(int first, int last) {
        hiddenColumns.add(new int[] {first, last});
    }

    boolean hiddenRow(int row) {
        return hiddenRows.get(row);
    }

    boolean hiddenColumn(int column) {
        return hiddenColumns.stream().anyMatch(span -> span[0] <= column && column <= span[1]);
    }

    /** The last column of the merged cell that begins here; the column itself where none does. */
    int lastColumn(int row, int column) {
        Merge merge = byCorner.get((long) row << 20 | column);
        return merge == null ? column : merge.lastColumn();
    }

    /** The merged cell that holds this one and reaches over several rows, or null; only its first column has the value. */
    Merge downwards(int row, int column) {
        TreeMap<Integer, Merge> some = downwards.get(column);
        var before = some == null ? null : some.floorEntry(row);
        return before == null || before.getValue().lastRow() < row ? null : before.getValue();
    }

    /** Columns that merged cells go down in. */
    Set<Integer> mergedColumns() {
        return downwards.keySet();
    }
}
