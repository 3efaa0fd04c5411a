package org.maillage.imports;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What a file is by its first bytes, whatever its name or media type says. */
enum Signature {
    TEXT(null),
    ZIP("ZIP"),
    ODS("ODS (LibreOffice Calc)"),
    OLE2("Excel 97-2003 (.xls)"),
    OPEN_DOCUMENT("OpenDocument (LibreOffice)"),
    PDF("PDF"),
    HTML("HTML"),
    EXCEL_XML("XML 2003 (Excel)"),
    XML("XML"),
    RTF("RTF"),
    MHTML("MHTML"),
    SYLK("SYLK"),
    IMAGE("image (PNG, JPEG, GIF, TIFF)"),
    GZIP("GZIP"),
    ARCHIVE("7z / RAR");

    /** Bytes that tell. */
    static final int LENGTH = 1024;

    private static final int NAME_OF_FIRST_ENTRY = 30;
    private static final String OPEN_DOCUMENT_TYPE = "mimetypeapplication/vnd.oasis.opendocument.";

    private final String label;

    Signature(String label) {
        this.label = label;
    }

    /** The name that its users know, in any language. */
    String label() {
        return label;
    }

    /** Whether it is opened as a workbook. */
    boolean workbook() {
        return Set.of(ZIP, ODS).contains(this);
    }

    /** @param bytes the first ones of the file, at least {@link #LENGTH} unless it is shorter */
    static Signature of(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LENGTH), StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\3\4")) {
            return zip(start);
        }
        if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return OLE2;
        }
        if (start.startsWith("%PDF")) {
            return PDF;
        }
        if (start.startsWith("{\\rtf")) {
            return RTF;
        }
        if (start.startsWith("ID;PWXL")) {
            return SYLK;
        }
        if (start.startsWith("\u001f\u008b")) {
            return GZIP;
        }
        if (starts(start, "7z\u00bc\u00af", "Rar!")) {
            return ARCHIVE;
        }
        return starts(start, "\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "II*\0", "MM\0*") ? IMAGE : markup(start);
    }

    private static Signature zip(String start) {
        String first = start.substring(Math.min(NAME_OF_FIRST_ENTRY, start.length()));
        return !first.startsWith(OPEN_DOCUMENT_TYPE) ? ZIP : first.startsWith(OPEN_DOCUMENT_TYPE + "spreadsheet") ? ODS : OPEN_DOCUMENT;
    }

    private static Signature markup(String start) {
        String text = start.replace("\0", "").replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\\s*", "").toLowerCase(Locale.ROOT);
        if (text.startsWith("<?xml")) {
            return text.contains("excel.sheet") || text.contains("office:spreadsheet") ? EXCEL_XML : text.contains("<html") ? HTML : XML;
        }
        if (starts(text, "<!doctype html", "<html", "<head", "<meta", "<table", "<body", "<style")) {
            return HTML;
        }
        return text.startsWith("mime-version:") ? MHTML : TEXT;
    }

    private static boolean starts(String text, String... with) {
        return Arrays.stream(with).anyMatch(text::startsWith);
    }
}
