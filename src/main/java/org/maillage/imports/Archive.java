package org.maillage.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.maillage.web.Refused;

/**
 * Looks a workbook through before it is opened: it is unfolded once to its end and thrown away, and what is larger than a workbook of
 * a million lines, or declares document types (and so entities), is not read at all.
 */
final class Archive {

    /** Parts that a workbook may have. */
    private static final int MOST_PARTS = 1_000;
    /** Bytes of all parts together, unfolded. */
    private static final long MOST_BYTES = 3L << 30;
    /** Bytes of the table of texts, which is held in memory while the workbook is read. */
    private static final long MOST_TEXT = 96L << 20;
    /** How often a part may be larger than it is packed, from 16 megabytes on. */
    private static final long MOST_RATIO = 400;
    private static final long SMALL = 16 << 20;
    /** Letters of the last column. */
    private static final int LETTERS = 3;
    private static final int HIDDEN = 4 + LETTERS + 1;
    /** Far enough into a part to see its document type. */
    private static final int PROLOGUE = 8 * 1024;

    private static final Pattern SINCE_1904 = Pattern.compile("\\bdate1904\\s*=\\s*[\"'](1|true|on)[\"']");

    private long bytes;
    private int rows;
    private boolean since1904;

    /** How many rows it has, as far as can be seen. */
    int rows() {
        return rows;
    }

    /** Whether its days are counted from 1904: the library that reads workbooks does not know this of those that Excel writes. */
    boolean since1904() {
        return since1904;
    }

    /**
     * Looks it through.
     *
     * @throws Refused 422 {@code import-too-large}, {@code import-unreadable}
     */
    static Archive check(Path file) throws IOException {
        Archive archive = new Archive();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw Refused.because(ImportProblem.IMPORT_TOO_LARGE);
            }
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                try (InputStream part = zip.getInputStream(entry)) {
                    archive.unfold(entry, part);
                }
            }
            return archive;
        } catch (ZipException | IllegalArgumentException e) {
            throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
        }
    }

    private void unfold(ZipEntry entry, InputStream part) throws IOException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
        byte[] piece = new byte[PROLOGUE];
        long length = 0;
        int matched = 0;
        int address = 0;
        for (int count = part.readNBytes(piece, 0, PROLOGUE); count > 0; count = part.read(piece)) {
            if (xml && length == 0 && declaresTypes(ascii(piece, count))) {
                throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
            }
            since1904 |= name.equals("xl/workbook.xml") && length == 0 && SINCE_1904.matcher(ascii(piece, count)).find();
            length += count;
            bytes += count;
            if (tooLarge(entry, name, length)) {
                throw Refused.because(ImportProblem.IMPORT_TOO_LARGE);
            }
            if (name.startsWith("xl/worksheets/")) {
                matched = rows(piece, count, matched);
                address = addressed(piece, count, address);
            }
        }
    }

    private boolean tooLarge(ZipEntry entry, String name, long length) {
        long packed = Math.max(1, entry.getCompressedSize());
        return bytes > MOST_BYTES || name.endsWith("sharedstrings.xml") && length > MOST_TEXT || length > SMALL && length / packed > MOST_RATIO;
    }

    /** In any encoding that leaves ASCII as it is, or spreads it over two bytes. */
    private static String ascii(byte[] piece, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            if (piece[i] != 0) {
                text.append((char) (piece[i] & 0xff));
            }
        }
        return text.toString();
    }

    private static boolean declaresTypes(String text) {
        return text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
    }

    /** Counts the beginnings of rows; {@code matched} is how much of one stood at the end of the piece before. */
    private int rows(byte[] piece, int count, int matched) {
        int at = matched;
        for (int i = 0; i < count; i++) {
            at = piece[i] == "<row ".charAt(at) ? at + 1 : piece[i] == '<' ? 1 : 0;
            if (at == 5) {
                rows++;
                at = 0;
            }
        }
        return at;
    }

    /**
     * Looks at the addresses of cells: a row is laid out up to the last one, and a column ZZZZZZ would take all memory.
     *
     * @param state where the piece before ended: 1 behind a space, 2 behind {@code r}, 3 behind {@code =}, from 4 on in the value
     * @throws Refused for more letters than a column has, and for what hides them
     */
    private static int addressed(byte[] piece, int count, int state) {
        int at = state;
        for (int i = 0; i < count; i++) {
            int c = piece[i];
            boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (at >= 4) {
                at = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? at + 1 : c == '&' ? HIDDEN : 0;
                if (at > 4 + LETTERS) {
                    throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
                }
            } else if (space) {
                at = Math.max(at, 1);
            } else {
                at = at == 1 && c == 'r' ? 2 : at == 2 && c == '=' ? 3 : at == 3 && (c == '"' || c == '\'') ? 4 : 0;
            }
        }
        return at;
    }
}
