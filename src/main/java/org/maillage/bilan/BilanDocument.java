package org.maillage.bilan;

import static org.maillage.document.Column.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.regex.Pattern;
import org.maillage.document.Document;
import org.maillage.document.Fact;
import org.maillage.document.Format;
import org.maillage.document.ReportWriter;
import org.maillage.document.Table;
import org.maillage.document.Texts;
import org.maillage.report.FigureTables;
import org.maillage.web.Messages;

/** An issued balance as a document. */
final class BilanDocument implements Document {

    private static final Table CHANGES = new Table("changes", null, List.of(text("part"), text("item"), text("field"), text("before"),
            text("after")));

    /** In which list the items of a part have their labels. */
    private static final Map<String, String> LISTS = Map.of("modes", "employmentMode", "criteria", "shownCriterion", "problems",
            "openProblemKind", "exits", "exitMilestone");
    /** What an item of a list is known by: it stands beside already. */
    private static final Set<String> KEYS = Set.of("id", "code", "month", "milestone", "kind", "clauseId", "commitmentId", "underEmployerId");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final BilanContent content;
    private final Bilan bilan;

    /** @param content of the balance, read */
    BilanDocument(BilanContent content, Bilan bilan) {
        this.content = content;
        this.bilan = bilan;
    }

    @Override
    public byte[] frozen(Format format) {
        return format == Format.JSON ? bilan.content : format == Format.PDF ? bilan.pdf : null;
    }

    @Override
    public String fileName() {
        return FigureTables.fileName("bilan", content.contract().reference(), String.valueOf(content.number()));
    }

    @Override
    public void write(ReportWriter out, Locale locale) {
        List<Fact> facts = new ArrayList<>(FigureTables.facts(content.contract()));
        facts.add(new Fact("number", (long) content.number()));
        facts.add(new Fact("bilanKind", Messages.label(locale, "bilanKind", content.kind().name())));
        facts.add(new Fact("asOf", content.asOf()));
        facts.add(new Fact("comment", content.comment()));
        facts.add(new Fact("sha256", bilan.sha256));
        facts.add(new Fact("previousSha256", content.previousSha256()));
        out.heading(Texts.of(locale, "title.bilan", content.contract().reference(), String.valueOf(content.number())), facts);
        out.note(Texts.of(locale, "note.fewPersons"));
        FigureTables.write(out, content.figures(), null, locale);
        if (content.previousSha256() != null) {
            changes(out, locale);
        }
    }

    private void changes(ReportWriter out, Locale locale) {
        out.table(CHANGES);
        content.changes().stream().filter(one -> one.part() == null || !KEYS.contains(one.field()))
                .forEach(one -> out.row(word(locale, "table.", one.part() == null ? "summary" : one.part()), item(locale, one),
                        word(locale, "column.", one.field()), value(locale, one.field(), one.before()), value(locale, one.field(), one.after())));
        if (content.changes().isEmpty()) {
            out.note(Texts.of(locale, "note.noChange"));
        }
    }

    private static Object item(Locale locale, Change change) {
        String list = change.part() == null ? null : LISTS.get(change.part());
        return list != null ? Messages.label(locale, list, change.item())
                : "months".equals(change.part()) ? YearMonth.parse(change.item()) : change.item();
    }

    /** The word for a property; its name where there is none, as for a property that only an older balance has. */
    private static String word(Locale locale, String prefix, String property) {
        try {
            return Texts.of(locale, prefix + property);
        } catch (MissingResourceException e) {
            return property;
        }
    }

    /** Hours and days as in the other tables; shares keep their four digits, and a verdict is a word. */
    private static Object value(Locale locale, String field, JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isBigDecimal()) {
            BigDecimal number = value.decimalValue();
            return number.scale() == 2 ? number : String.format(locale, "%.4f", number);
        }
        String list = Map.of("verdict", "verdict", "kind", "bilanKind", "status", "contractStatus").get(field);
        return list != null ? Messages.label(locale, list, value.asText())
                : DAY.matcher(value.asText()).matches() ? LocalDate.parse(value.asText()) : value.asText();
    }
}
