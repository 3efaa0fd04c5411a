package org.maillage.bilan;

import static org.maillage.document.Column.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
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
        FigureTables.write(out, content.figures(), null, locale);
        out.note(Texts.of(locale, "note.fewPersons"));
        if (content.previousSha256() != null) {
            changes(out, locale);
        }
    }

    private void changes(ReportWriter out, Locale locale) {
        out.table(CHANGES);
        content.changes().forEach(one -> out.row(one.part() == null ? null : word(locale, "table.", one.part()), one.item(),
                word(locale, "column.", one.field()), value(one.before()), value(one.after())));
        if (content.changes().isEmpty()) {
            out.note(Texts.of(locale, "note.noChange"));
        }
    }

    /** The word for a property; its name where there is none, as for a property that only an older balance has. */
    private static String word(Locale locale, String prefix, String property) {
        try {
            return Texts.of(locale, prefix + property);
        } catch (MissingResourceException e) {
            return property;
        }
    }

    /** As it stands in the data: shares and hours have different numbers of digits. */
    private static String value(JsonNode value) {
        return value == null || value.isNull() ? null : value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
    }
}
