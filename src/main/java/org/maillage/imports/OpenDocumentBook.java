package org.maillage.imports;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.maillage.web.Refused;

/** A workbook of LibreOffice: read from its one part, with constant memory. */
final class OpenDocumentBook implements Book {

    private static final String CONTENT = "content.xml";
    /** Cells with the same value side by side, and rows with the same values: more are made to harm. */
    private static final int MOST_REPEATED_CELLS = 1_000;
    private static final int MOST_REPEATED_ROWS = 10_000;

    private final ZipFile parts;

    /** @throws Refused 422 for what is no workbook */
    OpenDocumentBook(Path file) throws IOException {
        parts = new ZipFile(file.toFile());
        if (parts.getEntry(CONTENT) == null) {
            parts.close();
            throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
        }
    }

    /** A table, as the first way through tells it. */
    private final class Tab implements BookSheet {
        private final int index;
        private final String name;
        private final boolean hidden;
        private final SheetLayout layout = new SheetLayout(true);
        private int row;
        private int column;
        private int styled;

        Tab(int index, String name, boolean hidden) {
            this.index = index;
            this.name = name;
            this.hidden = hidden;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean hidden() {
            return hidden;
        }

        @Override
        public SheetLayout layout() {
            return layout;
        }

        @Override
        public Stream<SheetRow> rows() throws IOException {
            TableRows rows = new TableRows(parts.getInputStream(parts.getEntry(CONTENT)), index, layout);
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false).onClose(rows::close);
        }

        private void note(XMLStreamReader at) {
            switch (at.getLocalName()) {
                case "table-column" -> {
                    int many = XmlParts.number(at, "number-columns-repeated", 1);
                    if (away(at)) {
                        layout.hideColumns(styled, styled + many - 1);
                    }
                    styled += many;
                }
                case "table-row" -> {
                    int many = XmlParts.number(at, "number-rows-repeated", 1);
                    row += many;
                    column = 0;
                    for (int i = 0; away(at) && i < Math.min(many, MOST_REPEATED_ROWS); i++) {
                        layout.hideRow(row - i);
                    }
                }
                case "table-cell", "covered-table-cell" -> {
                    int down = XmlParts.number(at, "number-rows-spanned", 1);
                    int across = XmlParts.number(at, "number-columns-spanned", 1);
                    if (down > 1 || across > 1) {
                        layout.merge(new SheetLayout.Merge(row, column, row + down - 1, column + across - 1));
                    }
                    column += XmlParts.number(at, "number-columns-repeated", 1);
                }
                default -> { }
            }
        }
    }

    private static boolean away(XMLStreamReader at) {
        String visibility = XmlParts.attribute(at, "visibility");
        return "collapse".equals(visibility) || "filter".equals(visibility);
    }

    @Override
    public List<BookSheet> sheets() throws IOException {
        List<Tab> tabs = new ArrayList<>();
        Set<String> hidden = new HashSet<>();
        String[] style = {null};
        XmlParts.visit(parts, CONTENT, at -> {
            switch (at.getLocalName()) {
                case "style" -> style[0] = XmlParts.attribute(at, "name");
                case "table-properties" -> {
                    if ("false".equals(XmlParts.attribute(at, "display"))) {
                        hidden.add(style[0]);
                    }
                }
                case "table" -> tabs.add(new Tab(tabs.size(), XmlParts.attribute(at, "name"), hidden.contains(XmlParts.attribute(at, "style-name"))));
                default -> {
                    if (!tabs.isEmpty()) {
                        tabs.get(tabs.size() - 1).note(at);
                    }
                }
            }
        });
        return List.copyOf(tabs);
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }

    /** The rows of one table. */
    private static final class TableRows implements Iterator<SheetRow>, AutoCloseable {
        private final InputStream in;
        private final XMLStreamReader reader;
        private final SheetLayout layout;
        private int number;
        private int left;
        private List<String> cells = List.of();

        TableRows(InputStream in, int table, SheetLayout layout) {
            this.in = in;
            this.layout = layout;
            try {
                this.reader = XmlParts.reader(in);
                for (int tables = -1; tables < table && reader.hasNext();) {
                    tables += reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("table") ? 1 : 0;
                }
            } catch (XMLStreamException e) {
                throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
            }
        }

        @Override
        public boolean hasNext() {
            try {
                while (left == 0 && advance()) {
                    readRow();
                }
                return left > 0;
            } catch (XMLStreamException e) {
                throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
            }
        }

        @Override
        public SheetRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            left--;
            number++;
            return new SheetRow(number, cells, layout.hiddenRow(number), Set.of());
        }

        /** To the next row of the table; false at its end. */
        private boolean advance() throws XMLStreamException {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("table-row")) {
                    return true;
                }
                if (event == XMLStreamReader.END_ELEMENT && reader.getLocalName().equals("table")) {
                    return false;
                }
            }
            return false;
        }

        private void readRow() throws XMLStreamException {
            int many = XmlParts.number(reader, "number-rows-repeated", 1);
            List<String> row = new ArrayList<>();
            int blank = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.END_ELEMENT && reader.getLocalName().equals("table-row")) {
                    break;
                }
                if (event == XMLStreamReader.START_ELEMENT && reader.getLocalName().endsWith("table-cell")) {
                    blank = cell(row, blank);
                }
            }
            if (row.isEmpty()) {
                number += many;
            } else if (many > MOST_REPEATED_ROWS) {
                throw Refused.because(ImportProblem.IMPORT_TOO_LARGE);
            } else {
                cells = Collections.unmodifiableList(row);
                left = many;
            }
        }

        /** Adds a cell; blank ones are added when one that is not blank follows. */
        private int cell(List<String> row, int blank) throws XMLStreamException {
            boolean covered = reader.getLocalName().startsWith("covered");
            int many = XmlParts.number(reader, "number-columns-repeated", 1);
            String text = value();
            if (covered || text.isEmpty()) {
                return blank + many;
            }
            if (many > MOST_REPEATED_CELLS || blank > 1 << 14) {
                throw Refused.because(ImportProblem.IMPORT_TOO_LARGE);
            }
            row.addAll(Collections.nCopies(blank, ""));
            row.addAll(Collections.nCopies(many, text));
            return 0;
        }

        /** What the cell holds, not how it is shown; the reader stands at its end then. */
        private String value() throws XMLStreamException {
            String type = String.valueOf(XmlParts.attribute(reader, "value-type"));
            String number = XmlParts.attribute(reader, "value");
            String date = XmlParts.attribute(reader, "date-value");
            String time = XmlParts.attribute(reader, "time-value");
            String flag = XmlParts.attribute(reader, "boolean-value");
            boolean formula = XmlParts.attribute(reader, "formula") != null;
            String text = text();
            if (text.startsWith("Err:") || formula && text.isEmpty() && number == null && date == null && !type.equals("string")) {
                return ExcelBook.UNCOMPUTED;
            }
            if (text.startsWith("#")) {
                return text;
            }
            return switch (type) {
                case "float", "currency", "percentage" -> number == null ? text : plain(number);
                case "date" -> date == null ? text : date;
                case "time" -> time == null ? text : clock(time);
                case "boolean" -> flag == null ? text : flag;
                default -> text;
            };
        }

        private static String plain(String number) {
            try {
                BigDecimal value = new BigDecimal(number);
                return ExcelBook.small(value) ? ExcelBook.plain(value) : number;
            } catch (NumberFormatException e) {
                return number;
            }
        }

        private static String clock(String time) {
            try {
                return ExcelBook.clock(Duration.parse(time).toSeconds());
            } catch (DateTimeException e) {
                return time;
            }
        }

        /** The paragraphs of a cell, one a line, without its notes. */
        private String text() throws XMLStreamException {
            StringBuilder text = new StringBuilder();
            int depth = 1;
            int note = 0;
            boolean first = true;
            while (depth > 0 && reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    depth++;
                    String name = reader.getLocalName();
                    note += note > 0 || name.equals("annotation") ? 1 : 0;
                    if (note == 0) {
                        text.append(name.equals("p") && !first || name.equals("line-break") ? "\n" : name.equals("tab") ? "\t"
                                : name.equals("s") ? " ".repeat(Math.min(MOST_REPEATED_CELLS, XmlParts.number(reader, "c", 1))) : "");
                        first &= !name.equals("p");
                    }
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    depth--;
                    note -= note > 0 ? 1 : 0;
                } else if (event == XMLStreamReader.CHARACTERS && note == 0 && depth > 1) {
                    text.append(reader.getText());
                }
            }
            return text.toString();
        }

        @Override
        public void close() {
            try {
                reader.close();
                in.close();
            } catch (XMLStreamException | IOException e) {
                throw new IllegalStateException("The workbook cannot be closed", e);
            }
        }
    }
}
