package org.maillage.document;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.maillage.web.CommonProblem;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Refused;

/** What a report can be written as; the first that fits is taken. */
public enum Format {
    JSON(MediaType.APPLICATION_JSON_TYPE),
    CSV(new MediaType("text", "csv", "UTF-8")),
    XLSX(new MediaType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
    PDF(new MediaType("application", "pdf")),
    HTML(new MediaType("text", "html", "UTF-8"));

    private final MediaType type;

    Format(MediaType type) {
        this.type = type;
    }

    /** The media type of the answer. */
    public MediaType type() {
        return type;
    }

    /** The ending of the file's name, and the value of {@code ?format=}. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A page is looked at, and data is read; the others are kept. */
    boolean kept() {
        return this != JSON && this != HTML;
    }

    /**
     * What {@code format} says, else the first that the client accepts, else JSON.
     *
     * @throws Refused 400 for a format that is not among {@code offered}; 406 when the client accepts none of them
     */
    public static Format of(Params params, HttpHeaders headers, Set<Format> offered) {
        if (params.has("format")) {
            String known = offered.stream().map(Format::ending).collect(Collectors.joining("|"));
            return valueOf(params.get("format", Kind.matching(known)).toUpperCase(Locale.ROOT));
        }
        return headers.getAcceptableMediaTypes().stream()
                .flatMap(accepted -> Arrays.stream(values()).filter(offered::contains).filter(one -> one.fits(accepted)))
                .findFirst().orElseThrow(() -> Refused.because(CommonProblem.NOT_ACCEPTABLE));
    }

    private boolean fits(MediaType accepted) {
        return new MediaType(type.getType(), type.getSubtype()).isCompatible(accepted);
    }
}
