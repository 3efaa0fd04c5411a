package org.maillage.report.dashboard;

import java.util.ArrayList;
import java.util.List;

/**
 * What the colours and lines of a chart mean, two to a line.
 *
 * @param height of all lines together
 */
public record Legend(List<Item> items, int height) {

    private static final int LINE = 26;
    private static final int COLUMN = 240;

    /** @param style class of what is explained; {@code line} and {@code mark} are drawn as such, all others as areas */
    public record Item(String style, String shape, String text, int x, int y) {
    }

    /** @param parts style, shape ({@code area}, {@code line}, {@code mark}) and text of each, one after the other */
    static Legend of(String... parts) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 3) {
            int place = i / 3;
            items.add(new Item(parts[i], parts[i + 1], parts[i + 2], place % 2 * COLUMN, place / 2 * LINE + LINE / 2));
        }
        return new Legend(items, (items.size() + 1) / 2 * LINE);
    }

    /** All under each other. */
    static Legend column(int top, String... parts) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 3) {
            items.add(new Item(parts[i], parts[i + 1], parts[i + 2], 0, top + i / 3 * LINE));
        }
        return new Legend(items, items.size() * LINE);
    }
}
