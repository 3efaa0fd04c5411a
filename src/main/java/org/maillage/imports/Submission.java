package org.maillage.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
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

    private final Caller caller;
    private final KeptAccounts accounts;
    private final Blocks blocks;
    private final Workers workers;
    private final Event<Answered> answered;

    Submission(Caller caller, KeptAccounts accounts, Blocks blocks, Workers workers, Event<Answered> answered) {
        this.caller = caller;
        this.accounts = accounts;
        this.blocks = blocks;
        this.workers = workers;
        this.answered = answered;
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
        Params params = Params.of(uri, Set.of("atomic", "dryRun", "identity", "source"));
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
        run.accountKey = caller.account().key();
        run.account = accounts.keep(caller.account());
        run.heartbeatAt = Instant.now();
        return run;
    }

    /** What the client says of the text; null when it says nothing. */
    private static String charset(ImportFormat format, MediaType type) {
        String told = type == null || format == ImportFormat.XLSX ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (told != null && !CHARSETS.contains(told.toLowerCase(Locale.ROOT))) {
            throw Refused.because(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        return told;
    }

    private static ImportRun waiting(ImportRun sent, String told, Blocks.Received received) {
        ImportRun run = ImportRun.findById(sent.id);
        run.bytes = received.bytes();
        if (run.format != ImportFormat.XLSX) {
            run.charset = told == null || told.equalsIgnoreCase("utf-8") ? received.utf8() ? "UTF-8" : Reading.OTHERWISE : told;
            run.linesExpected = received.lines() + 1;
        }
        run.state = ImportState.WAITING;
        run.save();
        return run;
    }
}
