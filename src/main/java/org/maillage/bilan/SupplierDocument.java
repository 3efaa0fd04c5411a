package org.maillage.bilan;

import static org.maillage.document.Column.coded;
import static org.maillage.document.Column.hours;
import static org.maillage.document.Column.share;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maillage.document.Document;
import org.maillage.document.Fact;
import org.maillage.document.ReportWriter;
import org.maillage.document.Table;
import org.maillage.document.Texts;
import org.maillage.report.FigureTables;
import org.maillage.territory.Verdict;

/** What is attested of a party, as a document to be signed. */
final class SupplierDocument implements Document {

    private static final Table COMMITMENTS = new Table("attestedCommitments", null, List.of(coded("role", "commitmentRole"), hours("owed"),
            hours("validated"), share("rate"), hours("remaining"), coded("verdict", "verdict")));

    private final SupplierAttestation attestation;

    SupplierDocument(SupplierAttestation attestation) {
        this.attestation = attestation;
    }

    @Override
    public String fileName() {
        return FigureTables.fileName("attestation", attestation.contract().reference(), attestation.clause().lotNumber(),
                attestation.employer().siret() == null ? attestation.employer().id().toString() : attestation.employer().siret(),
                attestation.asOf().toString());
    }

    @Override
    public void write(ReportWriter out, Locale locale) {
        List<Fact> facts = new ArrayList<>(List.of(new Fact("employer", attestation.employer().name()),
                new Fact("siret", attestation.employer().siret())));
        facts.addAll(FigureTables.facts(attestation.contract()));
        facts.addAll(FigureTables.facts(attestation.clause(), locale));
        facts.add(new Fact("asOf", attestation.asOf()));
        out.heading(Texts.of(locale, "title.supplierAttestation"), facts);
        out.table(COMMITMENTS);
        attestation.commitments().forEach(line -> out.row(line.role(), line.owed(), line.hours().validated(), line.rate(),
                line.check().remaining(), line.check().verdict()));
        if (attestation.commitments().size() > 1) {
            out.total(null, attestation.owed(), attestation.validated(), attestation.rate(), attestation.remaining(), null);
        }
        out.note(sentence(locale));
        out.note(Texts.of(locale, "note.signature"));
    }

    private String sentence(Locale locale) {
        boolean stopped = attestation.commitments().stream().anyMatch(line -> line.check().verdict() == Verdict.STOPPED);
        String kind = attestation.rate() == null ? "Free" : stopped ? "Stopped" : attestation.met() ? "Met" : "NotMet";
        return Texts.of(locale, "note.supplier" + kind, attestation.employer().name(), attestation.validated(), attestation.owed(),
                attestation.rate() == null ? BigDecimal.ZERO : attestation.rate().movePointRight(2), attestation.remaining());
    }
}
