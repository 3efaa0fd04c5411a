package org.maillage.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.web.CodeList;

/** Workbooks to be filled in: headings, an example, lists to choose from, and a sheet that explains the columns. */
@ApplicationScoped
class Templates {

    /** Rows that have the lists. */
    private static final int FILLED = 500;
    private static final int WIDTH = 22;
    private static final int WIDE = 80;
    private static final String HEAD = "E4ECEF";
    private static final String NEEDED = "FFE9B8";

    private final Codes codes;

    Templates(Codes codes) {
        this.codes = codes;
    }

    RestResponse<byte[]> answer(ImportKind kind, Locale locale) throws IOException {
        return RestResponse.ResponseBuilder.ok(of(kind, locale)).header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + kind.path() + ".xlsx\"").build();
    }

    byte[] of(ImportKind kind, Locale locale) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook book = new Workbook(bytes, "Maillage", null);
        Worksheet lines = book.newWorksheet(text(locale, "template.lines"));
        Worksheet lists = book.newWorksheet(text(locale, "template.codes"));
        List<Field> fields = Columns.of(kind).fields().stream().filter(field -> field.type() != Field.Type.PASSED_OVER)
                .filter(field -> !field.name().equals(PersonCells.FULL_NAME)).toList();
        int list = 0;
        for (int i = 0; i < fields.size(); i++) {
            head(lines, i, fields.get(i), locale);
            example(lines, i, fields.get(i), locale);
            if (fields.get(i).type() == Field.Type.CODE) {
                choices(lines, i, lists, list++, fields.get(i), locale);
            }
        }
        lines.freezePane(0, 1);
        explain(book.newWorksheet(text(locale, "template.columns")), fields, locale);
        book.finish();
        return bytes.toByteArray();
    }

    private static void head(Worksheet sheet, int column, Field field, Locale locale) {
        sheet.value(0, column, field.headings().get(index(locale)));
        sheet.style(0, column).bold().wrapText(true).fillColor(field.needed() ? NEEDED : HEAD).set();
        sheet.width(column, WIDTH);
        String format = switch (field.type()) {
            case DATE -> "dd/mm/yyyy";
            case MONTH -> "yyyy-mm";
            case DECIMAL -> "0.00";
            default -> "@";
        };
        sheet.range(1, column, FILLED, column).style().format(format).set();
    }

    /** As it is typed: codes that look like numbers are texts, days and hours are none. */
    private void example(Worksheet sheet, int column, Field field, Locale locale) {
        String example = field.example();
        if (example.isEmpty()) {
            return;
        }
        switch (field.type()) {
            case DATE -> sheet.value(1, column, LocalDate.parse(example));
            case MONTH -> sheet.value(1, column, LocalDate.parse(example + "-01"));
            case DECIMAL -> sheet.value(1, column, new BigDecimal(example));
            case CODE -> sheet.value(1, column, label(codes.list(field.list()), example, locale));
            default -> sheet.value(1, column, example);
        }
    }

    private void choices(Worksheet sheet, int column, Worksheet lists, int at, Field field, Locale locale) {
        List<CodeList.Code> choices = codes.list(field.list()).codes();
        lists.value(0, at, field.headings().get(index(locale)));
        lists.width(at, WIDTH);
        for (int i = 0; i < choices.size(); i++) {
            lists.value(i + 1, at, label(choices.get(i), locale));
        }
        sheet.range(1, column, FILLED, column).validateWithList(lists.range(1, at, choices.size(), at)).allowBlank(true);
    }

    private static void explain(Worksheet sheet, List<Field> fields, Locale locale) {
        String[] heads = {"heading", "needed", "type", "field", "synonyms"};
        for (int i = 0; i < heads.length; i++) {
            sheet.value(0, i, text(locale, "template." + heads[i]));
            sheet.style(0, i).bold().fillColor(HEAD).set();
            sheet.width(i, i == heads.length - 1 ? WIDE : WIDTH);
        }
        for (int row = 1; row <= fields.size(); row++) {
            Field field = fields.get(row - 1);
            sheet.value(row, 0, field.headings().get(index(locale)));
            sheet.value(row, 1, text(locale, field.needed() ? "template.yes" : "template.no"));
            sheet.value(row, 2, text(locale, "type." + field.type()));
            sheet.value(row, 3, field.name());
            sheet.value(row, 4, String.join(" · ", field.headings()));
        }
    }

    private static String label(CodeList list, String code, Locale locale) {
        return list.codes().stream().filter(one -> one.code().equals(code)).map(one -> label(one, locale)).findFirst().orElse(code);
    }

    private static String label(CodeList.Code code, Locale locale) {
        return index(locale) == 1 ? code.label().en() : code.label().fr();
    }

    private static int index(Locale locale) {
        return locale.getLanguage().equals("en") ? 1 : 0;
    }

    private static String text(Locale locale, String key) {
        return Texts.of(locale, key);
    }
}
