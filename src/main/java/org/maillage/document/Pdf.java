package org.maillage.document;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * PDF from XHTML: tagged for screen readers (PDF/UA), with a font that is embedded in the document (Liberation Sans, SIL Open Font
 * License 1.1, as it comes with PDFBox). The renderer fetches nothing, whatever the page holds.
 */
public final class Pdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String FAMILY = "Liberation Sans";

    static {
        // It tells of every step, past the log of the service.
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {
    }

    /** @param xhtml with a language, a title and a description */
    public static byte[] render(String xhtml) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(parsed(xhtml), null);
        builder.useFont(() -> PDDocument.class.getResourceAsStream(FONT), FAMILY);
        builder.useUriResolver((base, uri) -> null);
        builder.usePdfUaAccessibility(true);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream(); PdfBoxRenderer renderer = builder.toStream(out).buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDF();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without document types, and so without entities. */
    private static Document parsed(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("The document is no XML", e);
        }
    }
}
