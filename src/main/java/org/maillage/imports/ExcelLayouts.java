package org.maillage.imports;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamReader;

/** What the library that reads values does not tell of the sheets of a workbook: merged cells, hidden rows and columns. */
final class ExcelLayouts {

    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})");
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final int LETTERS = 26;

    private final ZipFile parts;
    private final Map<String, String> targets = new HashMap<>();

    ExcelLayouts(ZipFile parts) throws IOException {
        this.parts = parts;
        XmlParts.visit(parts, RELATIONS, at -> {
            String target = XmlParts.attribute(at, "Target");
            if (target != null) {
                targets.put(XmlParts.attribute(at, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
    }

    /** @param relation the id under which the workbook names the sheet */
    SheetLayout of(String relation) throws IOException {
        SheetLayout layout = new SheetLayout(true);
        int[] row = {0};
        if (targets.containsKey(relation)) {
            XmlParts.visit(parts, targets.get(relation), at -> element(layout, at, row));
        }
        return layout;
    }

    private static void element(SheetLayout layout, XMLStreamReader at, int[] row) {
        switch (at.getLocalName()) {
            case "row" -> {
                row[0] = XmlParts.number(at, "r", row[0] + 1);
                if (hidden(at)) {
                    layout.hideRow(row[0]);
                }
            }
            case "col" -> {
                if (hidden(at)) {
                    layout.hideColumns(XmlParts.number(at, "min", 1) - 1, XmlParts.number(at, "max", 1) - 1);
                }
            }
            case "mergeCell" -> {
                Matcher range = RANGE.matcher(String.valueOf(XmlParts.attribute(at, "ref")));
                if (range.matches()) {
                    layout.merge(new SheetLayout.Merge(Integer.parseInt(range.group(2)), column(range.group(1)), Integer.parseInt(range.group(4)),
                            column(range.group(3))));
                }
            }
            default -> { }
        }
    }

    private static boolean hidden(XMLStreamReader at) {
        String hidden = XmlParts.attribute(at, "hidden");
        return "1".equals(hidden) || "true".equals(hidden);
    }

    /** From 0. */
    private static int column(String letters) {
        return letters.chars().reduce(0, (sum, letter) -> sum * LETTERS + letter - 'A' + 1) - 1;
    }
}
