package org.maillage.office;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A flat OpenDocument spreadsheet, read for the values in its cells: numbers and days, not what they look like. */
final class OpenDocument {

    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    /** Empty cells at the end of a line are one cell that is repeated to the end of the sheet. */
    private static final int WIDEST = 100;

    private OpenDocument() {
    }

    /** Lines of the first sheet as CSV. */
    static String firstSheet(String xml) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Element sheet = (Element) factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getElementsByTagNameNS(TABLE, "table").item(0);
            List<List<String>> lines = new ArrayList<>();
            NodeList rows = sheet.getElementsByTagNameNS(TABLE, "table-row");
            for (int i = 0; i < rows.getLength(); i++) {
                lines.add(cells((Element) rows.item(i)));
            }
            int width = lines.get(0).size();
            lines.stream().map(line -> padded(line, width)).forEach(csv::writeRecord);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static List<String> padded(List<String> line, int width) {
        List<String> padded = new ArrayList<>(line.subList(0, Math.min(width, line.size())));
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }

    private static List<String> cells(Element row) {
        List<String> cells = new ArrayList<>();
        NodeList all = row.getElementsByTagNameNS(TABLE, "table-cell");
        for (int i = 0; i < all.getLength(); i++) {
            Element cell = (Element) all.item(i);
            String repeated = cell.getAttributeNS(TABLE, "number-columns-repeated");
            int times = repeated.isEmpty() ? 1 : Integer.parseInt(repeated);
            for (int time = 0; time < times && times < WIDEST; time++) {
                cells.add(value(cell));
            }
        }
        return cells;
    }

    private static String value(Element cell) {
        String number = cell.getAttributeNS(OFFICE, "value");
        String day = cell.getAttributeNS(OFFICE, "date-value");
        return !number.isEmpty() ? number : !day.isEmpty() ? day.substring(0, Math.min(10, day.length())) : cell.getTextContent().strip();
    }
}
