package org.maillage.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillage.beneficiary.BeneficiaryView;
import org.maillage.beneficiary.EligibilityView;
import org.maillage.employment.EmploymentView;
import org.maillage.hours.HourEntryView;
import org.maillage.web.Messages;

/**
 * The file of a person as tables of words, in one language.
 *
 * @param made when the document was made
 */
public record PersonPages(String title, String made, List<Table> tables) {

    /** One part of the file; {@code heads} empty: the first column says what the second one is. */
    public record Table(String title, List<String> heads, List<List<String>> rows) {
    }

    static PersonPages of(PersonFile file, Locale locale) {
        return new Writer(file, locale).pages();
    }

    private static final class Writer {

        private final PersonFile file;
        private final Locale locale;
        private final ResourceBundle words;
        private final DateTimeFormatter day;
        private final Map<UUID, String> employers;

        Writer(PersonFile file, Locale locale) {
            this.file = file;
            this.locale = locale;
            this.words = ResourceBundle.getBundle("person-file", locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            this.day = DateTimeFormatter.ofPattern(words.getString("day"), locale);
            this.employers = file.employers().stream().collect(Collectors.toMap(PersonFile.EmployerName::id, PersonFile.EmployerName::name));
        }

        PersonPages pages() {
            return new PersonPages(words.getString("title"), words.getString("made") + " " + instant(file.generatedAt()),
                    List.of(person(), externalIds(), eligibilities(), employments(), exits(), hours(), holds(), accesses()));
        }

        private Table person() {
            BeneficiaryView b = file.beneficiary();
            List<List<String>> rows = new ArrayList<>();
            pair(rows, "lastName", b.lastName());
            pair(rows, "birthName", b.birthName());
            pair(rows, "firstName", b.firstName());
            pair(rows, "birthDate", day(b.birthDate()));
            pair(rows, "sex", label("sex", b.sex()));
            pair(rows, "email", b.email());
            pair(rows, "phone", b.phone());
            pair(rows, "commune", b.commune());
            pair(rows, "qpv", b.qpv());
            pair(rows, "residenceFrom", day(b.residenceFrom()));
            b.formerHomes().forEach(home -> pair(rows, "formerHome", Stream.of(home.commune(), home.qpv(), "→ " + day(home.until()))
                    .filter(Objects::nonNull).collect(Collectors.joining(" "))));
            pair(rows, "educationLevel", label("educationLevel", b.educationLevel()));
            pair(rows, "prescriber", prescriber());
            pair(rows, "referent", b.referent());
            pair(rows, "territory", b.territory());
            pair(rows, "restriction", b.restriction() == null ? null : instant(b.restriction().since()) + " – " + b.restriction().reason());
            pair(rows, "erasure", file.erasure() == null ? null : instant(file.erasure().requestedAt()) + " – " + file.erasure().reason());
            return new Table(words.getString("person"), List.of(), rows);
        }

        private String prescriber() {
            return file.prescriber() == null ? null
                    : file.prescriber().name() == null ? label("prescriberKind", file.prescriber().kind()) : file.prescriber().name();
        }

        private void pair(List<List<String>> rows, String word, String value) {
            rows.add(row(words.getString(word), value));
        }

        private Table externalIds() {
            return table("externalIds", "source id", file.beneficiary().externalIds().stream().map(id -> row(id.source(), id.id())).toList());
        }

        private Table eligibilities() {
            return table("eligibilities", "criteria decision decidedOn validFrom validUntil revokedFrom reason",
                    file.eligibilities().stream().map(this::eligibility).toList());
        }

        private List<String> eligibility(EligibilityView e) {
            String criteria = e.criteria().stream().map(held -> Messages.label(locale, "shownCriterion", held.criterion())
                    + (held.proofKind() == null ? "" : " (" + label("proofKind", held.proofKind()) + " " + day(held.proofOn()) + ")"))
                    .collect(Collectors.joining(" ; "));
            return row(criteria, label("decision", e.decision()), day(e.decidedOn()), day(e.validFrom()), day(e.validUntil()), day(e.revokedFrom()), e.reason());
        }

        private Table employments() {
            return table("employments", "employer contractKind jobTitle startOn endOn endReason",
                    file.employments().stream().map(this::employment).toList());
        }

        private List<String> employment(EmploymentView e) {
            return row(employers.get(e.employerId()), label("employmentContractKind", e.contractKind()), e.jobTitle(), day(e.startOn()),
                    day(e.endOn() == null ? e.plannedEndOn() : e.endOn()), label("endReason", e.endReason()));
        }

        private Table exits() {
            return table("exits", "milestone situation observedOn", file.exits().stream().map(exit -> row(
                    label("exitMilestone", exit.milestone()), label("exitSituation", exit.situation()), day(exit.observedOn()))).toList());
        }

        private Table hours() {
            return table("hours", "month employer kind declared validated status counting reason",
                    file.hourEntries().stream().map(this::entry).toList());
        }

        private List<String> entry(HourEntryView h) {
            return row(h.month().toString(), employers.get(h.employerId()), label("hourKind", h.kind()), number(h.hours()),
                    number(h.validatedHours()), label("hourStatus", h.status()), label("countingReason", h.counting().reason()), h.reason());
        }

        private Table holds() {
            return table("legalHolds", "operation reason until",
                    file.legalHolds().stream().map(hold -> row(hold.operation(), hold.reason(), day(hold.until()))).toList());
        }

        private Table accesses() {
            return table("accesses", "at actor action resource", file.accesses().stream()
                    .map(seen -> row(instant(seen.at()), seen.actor(), Messages.label(locale, "auditAction", seen.action()), seen.resource()))
                    .toList());
        }

        private Table table(String title, String heads, List<List<String>> rows) {
            return new Table(words.getString(title), Arrays.stream(heads.split(" ")).map(words::getString).toList(), rows);
        }

        private static List<String> row(String... values) {
            return Arrays.stream(values).map(value -> value == null ? "–" : value).toList();
        }

        private String label(String list, Enum<?> code) {
            return code == null ? null : Messages.label(locale, list, code.name());
        }

        private String number(java.math.BigDecimal hours) {
            return hours == null ? null : String.format(locale, "%,.2f", hours);
        }

        private String day(LocalDate date) {
            return date == null ? null : day.format(date);
        }

        private String instant(Instant at) {
            return at == null ? null : day.format(at.atZone(ZoneOffset.UTC)) + " " + at.atZone(ZoneOffset.UTC).toLocalTime().withNano(0) + " UTC";
        }
    }
}
