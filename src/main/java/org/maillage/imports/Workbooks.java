package org.maillage.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.maillage.web.Refused;

/** Opens workbooks of Excel and of LibreOffice; what is packed like one and is none is named. */
final class Workbooks {

    private static final String EXCEL = "xl/workbook.xml";
    private static final String OPEN_DOCUMENT = "content.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";
    /** What other programs pack in the same way, by a part that only they have. */
    private static final Map<String, String> OTHERS = Map.of("xl/workbook.bin", "Excel (.xlsb)", "word/document.xml", "Word (.docx)",
            "ppt/presentation.xml", "PowerPoint (.pptx)", "Index/Document.iwa", "Apple Numbers", "Index.zip", "Apple Numbers");

    private Workbooks() {
    }

    /**
     * Reads a workbook out of a file that is gone from the folder as soon as it is open.
     *
     * @param folder where only the service looks in
     * @throws Refused 422 for what is no workbook, or a harmful or protected one
     */
    static WorkbookLines open(InputStream bytes, Path folder, Columns columns, Cells cells) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "import", ".zip");
        try {
            try (var out = Files.newOutputStream(file)) {
                bytes.transferTo(out);
            }
            Archive archive = Archive.check(file);
            return lines(book(file, archive), archive, columns, cells);
        } catch (ExcelReaderException | UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static WorkbookLines lines(Book book, Archive archive, Columns columns, Cells cells) throws IOException {
        try {
            return new WorkbookLines(book, archive.rows(), columns, cells);
        } catch (RuntimeException | IOException e) {
            book.close();
            throw e;
        }
    }

    private static Book book(Path file, Archive archive) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry(EXCEL) == null) {
                requireOpenDocument(zip);
                return new OpenDocumentBook(file);
            }
        }
        return new ExcelBook(file, archive.since1904());
    }

    private static void requireOpenDocument(ZipFile zip) throws IOException {
        if (zip.getEntry(MANIFEST) != null) {
            boolean[] sealed = {false};
            XmlParts.visit(zip, MANIFEST, at -> sealed[0] |= at.getLocalName().equals("encryption-data"));
            if (sealed[0]) {
                throw Refused.because(ImportProblem.IMPORT_PROTECTED);
            }
        }
        if (zip.getEntry(OPEN_DOCUMENT) == null) {
            String name = Collections.list(zip.entries()).stream().map(ZipEntry::getName).filter(OTHERS::containsKey).map(OTHERS::get).findFirst()
                    .orElse(Signature.ZIP.label());
            throw Refused.because(ImportProblem.IMPORT_FORMAT, name);
        }
    }
}
