package org.maillage.bilan;

import static org.maillage.document.Column.coded;
import static org.maillage.document.Column.date;
import static org.maillage.document.Column.hours;
import static org.maillage.document.Column.month;
import static org.maillage.document.Column.text;

import java.util.List;
import java.util.Locale;
import org.maillage.document.Document;
import org.maillage.document.Fact;
import org.maillage.document.ReportWriter;
import org.maillage.document.Table;
import org.maillage.document.Texts;

/** What is attested of a person, as a document to be signed. */
final class PersonDocument implements Document {

    private static final Table EMPLOYMENTS = new Table("attestedEmployments", null, List.of(text("employer"), text("siret"),
            coded("contractKind", "employmentContractKind"), text("jobTitle"), date("startOn"), date("endOn"), hours("hours")));
    private static final Table MONTHS = new Table("attestedMonths", null, List.of(month("month"), text("employer"), hours("hours"),
            hours("training")));

    private final PersonAttestation attestation;

    PersonDocument(PersonAttestation attestation) {
        this.attestation = attestation;
    }

    @Override
    public String fileName() {
        return "attestation-heures-" + attestation.beneficiaryId();
    }

    @Override
    public void write(ReportWriter out, Locale locale) {
        out.heading(Texts.of(locale, "title.personAttestation"), List.of(new Fact("lastName", attestation.lastName()),
                new Fact("birthName", attestation.birthName()), new Fact("firstName", attestation.firstName()),
                new Fact("birthDate", attestation.birthDate()), new Fact("from", attestation.from()), new Fact("to", attestation.to())));
        out.table(EMPLOYMENTS);
        attestation.employments().forEach(job -> out.row(job.employer().name(), job.employer().siret(), job.contractKind(), job.jobTitle(),
                job.startOn(), job.endOn(), job.hours()));
        out.table(MONTHS);
        attestation.months().forEach(one -> out.row(one.month(), one.employer().name(), one.hours(), one.training()));
        out.total(Texts.of(locale, "row.total"), null, attestation.hours(), attestation.training());
        out.note(Texts.of(locale, "note.personHours", attestation.hours()));
        out.note(Texts.of(locale, "note.signature"));
    }
}
