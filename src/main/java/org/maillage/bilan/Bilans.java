package org.maillage.bilan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.document.Documents;
import org.maillage.document.Format;
import org.maillage.document.Hash;
import org.maillage.procurement.Contract;
import org.maillage.report.ClauseReports;
import org.maillage.report.ContractReport;
import org.maillage.report.Figures;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** Issues balances, and reads them back. */
@ApplicationScoped
class Bilans {

    private final ClauseReports reports;
    private final Documents documents;
    private final ObjectMapper mapper;
    private final Today today;

    Bilans(ClauseReports reports, Documents documents, ObjectMapper mapper, Today today) {
        this.reports = reports;
        this.documents = documents;
        this.mapper = mapper;
        this.today = today;
    }

    /**
     * Issues the next balance of a contract. The contract is held until the transaction ends: of two who issue at once, the second one
     * gets the next number, and says what changed since the first.
     *
     * @throws Refused 422 {@code future-day}
     */
    Bilan issue(Contract contract, BilanInput input, Locale locale) {
        LocalDate asOf = input.asOf() == null ? today.get() : input.asOf();
        if (asOf.isAfter(today.get())) {
            throw Refused.because(BilanProblem.FUTURE_DAY).at("/asOf");
        }
        Contract.getEntityManager().refresh(contract, LockModeType.PESSIMISTIC_WRITE);
        Bilan last = Bilan.lastOf(contract.id);
        Bilan bilan = new Bilan();
        bilan.contractId = contract.id;
        bilan.number = last == null ? 1 : last.number + 1;
        bilan.kind = input.kind();
        bilan.asOf = asOf;
        bilan.comment = input.comment();
        bilan.language = locale.getLanguage();
        freeze(bilan, compared(content(bilan, last, reports.forBuyer(contract, asOf)), last), locale);
        bilan.save();
        return bilan;
    }

    private static BilanContent content(Bilan bilan, Bilan last, ContractReport report) {
        return new BilanContent(bilan.number, bilan.kind, bilan.asOf, bilan.createdAt, bilan.comment, last == null ? null : last.sha256,
                report.contract(), Figures.of(report), List.of());
    }

    private BilanContent compared(BilanContent content, Bilan last) {
        return last == null ? content : content.withChanges(Changes.between(tree(last.content), tree(bytes(content))));
    }

    private void freeze(Bilan bilan, BilanContent content, Locale locale) {
        bilan.content = bytes(content);
        bilan.sha256 = Hash.sha256(bilan.content);
        bilan.pdf = documents.pdf(new BilanDocument(content, bilan), locale);
        bilan.pdfSha256 = Hash.sha256(bilan.pdf);
    }

    /** The balance in the format that the client asks for: as it was frozen, or from nothing but what was frozen. */
    RestResponse<?> answer(Bilan bilan, UriInfo uri, HttpHeaders headers) {
        RestResponse<?> answer = documents.answer(new BilanDocument(content(bilan), bilan), null, uri, headers);
        if (Format.JSON.type().equals(answer.getMediaType())) {
            tagged(answer, bilan.sha256);
        } else if (Format.PDF.type().equals(answer.getMediaType())) {
            tagged(answer, bilan.pdfSha256);
            answer.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, bilan.language);
        }
        return answer;
    }

    /** By its hash, also as whoever checks it by machine wants it (RFC 9530). */
    private static void tagged(RestResponse<?> answer, String sha256) {
        answer.getHeaders().putSingle(HttpHeaders.ETAG, '"' + sha256 + '"');
        answer.getHeaders().putSingle("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":");
    }

    private BilanContent content(Bilan bilan) {
        try {
            return mapper.readValue(bilan.content, BilanContent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(BilanContent content) {
        try {
            return mapper.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode tree(byte[] content) {
        try {
            return mapper.readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
