package org.maillage.document;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Sight;
import org.maillage.web.Messages;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** Answers with a report as the client wants it written. */
@ApplicationScoped
public class Documents {

    /** The query parameters that every report has. */
    public static final Set<String> PARAMETERS = Set.of("format", "dialect");

    /** Rows of a PDF: some three hundred pages. */
    static final int MOST_PRINTED = 5_000;
    /** Rows of a page that a browser still shows with ease. */
    static final int MOST_SHOWN = 20_000;

    private final Template template;
    private final Sight sight;
    private final Today today;
    private final StyledPages styled;

    Documents(@Location("document.html") Template template, Sight sight, Today today, StyledPages styled) {
        this.template = template;
        this.sight = sight;
        this.today = today;
        this.styled = styled;
    }

    /**
     * The report in the format and the language that the client asks for, with a file name.
     *
     * @param json what is answered as JSON: a record, or a {@link StreamingOutput} that writes it
     * @throws Refused 400 for a bad {@code format} or {@code dialect}; 406 when the client accepts none of the formats; 422
     *                 {@code too-long-for-format} when there are more rows than a PDF or a page takes
     */
    public RestResponse<?> answer(Document document, Object json, UriInfo uri, HttpHeaders headers) {
        return answer(document, json, EnumSet.allOf(Format.class), uri, headers);
    }

    /** As {@link #answer(Document, Object, UriInfo, HttpHeaders)}, of these formats only. */
    public RestResponse<?> answer(Document document, Object json, Set<Format> offered, UriInfo uri, HttpHeaders headers) {
        Params params = Params.of(uri, uri.getQueryParameters().keySet());
        Format format = Format.of(params, headers, offered);
        boolean machine = "rfc4180".equals(params.get("dialect", Kind.matching("excel|rfc4180")));
        Locale locale = Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        byte[] frozen = document.frozen(format);
        Object entity = frozen != null ? (StreamingOutput) out -> out.write(frozen)
                : format == Format.JSON ? json : written(document, format, machine, locale);
        var response = RestResponse.ResponseBuilder.<Object>ok(entity).type(format.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, (format.kept() ? "attachment" : "inline") + "; filename=\"" + document.fileName()
                        + "." + format.ending() + "\"")
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage()).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Accept, Accept-Language");
        return (format == Format.HTML ? response.header("Content-Security-Policy", styled.policy()) : response).build();
    }

    private StreamingOutput written(Document document, Format format, boolean machine, Locale locale) {
        BiPredicate<String, String> visible = sight.properties();
        if (format == Format.PDF || format == Format.HTML) {
            byte[] whole = whole(document, format, locale, visible);
            return out -> out.write(whole);
        }
        return out -> {
            Streamed writer = format == Format.XLSX ? new Workbooks(out, locale)
                    : machine ? new MachineCsv(out) : new SpreadsheetCsv(out, locale);
            document.write(new Shown(writer, visible), locale);
            writer.close();
        };
    }

    /** The document as PDF with all its columns, for what is kept. */
    public byte[] pdf(Document document, Locale locale) {
        return whole(document, Format.PDF, locale, (schema, property) -> true);
    }

    private byte[] whole(Document document, Format format, Locale locale, BiPredicate<String, String> visible) {
        Sheets sheets = new Sheets(format == Format.PDF ? MOST_PRINTED : MOST_SHOWN);
        document.write(new Shown(sheets, visible), locale);
        Page page = Page.of(sheets, locale, today.get(), hash(sheets));
        // of the first page the renderer takes its measure: a named page would be as wide as that one, not as its paper
        String style = format == Format.PDF ? styled.style().replaceFirst("size: A4 portrait", "size: " + page.paper()) : styled.style();
        String html = template.data("page", page).data("style", style).render();
        return format == Format.PDF ? Pdf.render(html) : ("<!DOCTYPE html>\n" + html).getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the rows as machines get them, so that whoever holds the document can check it. */
    private static String hash(Sheets sheets) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (MachineCsv csv = new MachineCsv(rows)) {
            sheets.to(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Hash.sha256(rows.toByteArray());
    }
}
