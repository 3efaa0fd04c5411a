package org.maillage.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.access.KeptAccounts;
import org.maillage.web.Answered;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Refused;

/** Takes a file in. */
@ApplicationScoped
class Submission {

    private static final Set<String> CHARSETS = Set.of("utf-8", "windows-1252", "iso-8859-1", "iso-8859-15", "utf-16", "utf-16le", "utf-16be");

    private static final String MAP = "map";
    private static final int LONGEST_HEADING = 200;

    private final Caller caller;
    private final KeptAccounts accounts;
    private final Blocks blocks;
    private final Workers workers;
    private final Event<Answered> answered;
    private final ObjectMapper mapper;

    Submission(Caller caller, KeptAccounts accounts, Blocks blocks, Workers workers, Event<Answered> answered, ObjectMapper mapper) {
        this.caller = caller;
        this.accounts = accounts;
        this.blocks = blocks;
        this.workers = workers;
        this.answered = answered;
        this.mapper = mapper;
    }

    /**
     * Keeps the file and lets it wait for whoever reads it.
     *
     * @param answer what is answered about the import that waits; where the request has a key it is kept together with it
     * @throws Refused 400 for a bad parameter, 413 for too many bytes
     */
    RestResponse<ImportView> take(ImportKind kind, ImportFormat format, MediaType type, UriInfo uri, InputStream body,
                                  Function<ImportRun, RestResponse<ImportView>> answer) throws IOException {
        ImportRun run = begun(kind, format, uri);
        String told = charset(format, type);
        QuarkusTransaction.requiringNew().run(run::save);
        try {
            Blocks.Received received = blocks.keep(run.id, body);
            if (received.bytes() == 0) {
                throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", "required");
            }
            RestResponse<ImportView> accepted = QuarkusTransaction.requiringNew().call(() -> answered(answer.apply(waiting(run, told, received))));
            workers.look();
            return accepted;
        } catch (IOException | RuntimeException e) {
            QuarkusTransaction.requiringNew().run(() -> ImportRun.deleteById(run.id));
            throw e;
        }
    }

    private RestResponse<ImportView> answered(RestResponse<ImportView> answer) {
        answered.fire(new Answered(answer));
        return answer;
    }

    private ImportRun begun(ImportKind kind, ImportFormat format, UriInfo uri) {
        Params params = Params.of(uri, Set.of("atomic", "dryRun", "identity", "source", MAP), MAP);
        ImportRun run = new ImportRun();
        run.kind = kind;
        run.format = format;
        run.atomic = Boolean.TRUE.equals(params.get("atomic", Kind.BOOLEAN));
        run.dryRun = Boolean.TRUE.equals(params.get("dryRun", Kind.BOOLEAN));
        run.identityCorrected = params.get("identity", Kind.matching("correct")) != null;
        String source = params.get("source", Kind.matching(ExternalId.SOURCE));
        run.source = source == null ? caller.scope().source() : source;
        if (source != null && !caller.scope().ownSource(source)) {
            throw Params.fault("source", "not-permitted");
        }
        run.headingMap = mapping(kind, format, params.repeated());
        run.accountKey = caller.account().key();
        run.account = accounts.keep(caller.account());
        run.heartbeatAt = Instant.now();
        return run;
    }

    /** @throws Refused 400 for what is no {@code heading:field}, names no field of the kind, or goes with lines that have no headings */
    private String mapping(ImportKind kind, ImportFormat format, List<String> given) {
        if (given.isEmpty()) {
            return null;
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (String one : given) {
            int colon = one.lastIndexOf(':');
            String field = one.substring(colon + 1).strip();
            String heading = colon < 1 ? "" : one.substring(0, colon).strip();
            if (format == ImportFormat.NDJSON || Columns.key(heading).isEmpty() || heading.length() > LONGEST_HEADING || map.put(heading, field) != null) {
                throw Params.fault(MAP, "invalid-value");
            }
            Field known = Columns.of(kind).named(field);
            if (!field.isEmpty() && (known == null || known.type() == Field.Type.PASSED_OVER)) {
                throw Params.fault(MAP, "unknown-field", field, Columns.of(kind).fields().stream().filter(column -> column.type() != Field.Type.PASSED_OVER)
                        .map(Field::name).collect(Collectors.joining(", ")));
            }
        }
        try {
            return mapper.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headings are plain data", e);
        }
    }

    /** What the client says of the text; null when it says nothing. */
    private static String charset(ImportFormat format, MediaType type) {
        String told = type == null || format.workbook() ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (told != null && !CHARSETS.contains(told.toLowerCase(Locale.ROOT))) {
            throw Refused.because(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        return told;
    }

    private static ImportRun waiting(ImportRun sent, String told, Blocks.Received received) {
        ImportRun run = ImportRun.findById(sent.id);
        run.bytes = received.bytes();
        if (received.signature() == Signature.TEXT && !run.format.workbook()) {
            run.charset = received.charset().verdict(told);
            run.linesExpected = received.lines() + 1;
        } else if (received.signature().workbook()) {
            run.format = received.signature() == Signature.ODS ? ImportFormat.ODS : ImportFormat.XLSX;
        }
        run.state = ImportState.WAITING;
        run.save();
        return run;
    }
}
