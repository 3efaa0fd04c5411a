package org.maillage.report.dashboard;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Location;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.maillage.document.StyledPages;
import org.maillage.report.Dashboard;

/** The page and its charts as text. The templates escape every value; the styles are two files of this package's resources. */
@ApplicationScoped
public class DashboardPage {

    private static final String CHART_STYLE = StyledPages.read("/dashboard/chart.css");
    /** Of the page, with those of its charts. */
    private static final String PAGE_STYLE = StyledPages.read("/dashboard/page.css") + CHART_STYLE;

    private final Engine engine;
    private final Template page;

    DashboardPage(Engine engine, @Location("dashboard/page.html") Template page) {
        this.engine = engine;
        this.page = page;
    }

    /** A chart with its picture drawn. */
    public record Shown(Picture picture, String figuresOf, RawString svg) {
        public String key() {
            return picture.chart().key();
        }

        /** The class that gives it its room. */
        public String size() {
            return picture.chart().size();
        }
    }

    /** A number above the charts. */
    public record Fact(String name, String value) {
    }

    String page(Dashboard dashboard, Locale locale) {
        Words words = Words.in(locale);
        List<Shown> charts = Arrays.stream(Chart.values()).map(chart -> chart.of(dashboard, words))
                .map(picture -> new Shown(picture, words.text("figures-of", picture.title()), new RawString(svg(picture, words, null)))).toList();
        return page.data("lang", locale.getLanguage()).data("style", new RawString(PAGE_STYLE)).data("charts", charts)
                .data("title", words.text("title")).data("heading", words.text("heading", dashboard.progress().department().name(),
                        String.valueOf(dashboard.progress().year())))
                .data("asOf", words.text("as-of", words.day(dashboard.progress().asOf())))
                .data("answers", List.of(Sentences.hours(dashboard.progress(), words), Sentences.rsaShare(dashboard.progress(), words)))
                .data("facts", facts(dashboard, words)).data("contents", words.text("contents"))
                .data("inShort", words.text("in-short")).data("foot", words.text("foot")).render();
    }

    /** The picture alone, with its own style. */
    String svg(Chart chart, Dashboard dashboard, Locale locale) {
        Words words = Words.in(locale);
        return svg(chart.of(dashboard, words), words, new RawString(CHART_STYLE));
    }

    private String svg(Picture picture, Words words, RawString style) {
        return engine.getTemplate("dashboard/" + picture.drawing().template() + ".html").data("picture", picture).data("d", picture.drawing())
                .data("id", picture.chart().key()).data("style", style).data("lang", words.locale().getLanguage()).render();
    }

    private static List<Fact> facts(Dashboard dashboard, Words words) {
        var hours = dashboard.progress().hours();
        var persons = dashboard.progress().beneficiaries();
        return List.of(new Fact(words.text("fact.validated"), words.hours(hours.validated())),
                new Fact(words.text("fact.rsa"), words.hours(hours.rsa())),
                new Fact(words.text("fact.training"), words.hours(hours.training())),
                new Fact(words.text("fact.declared"), words.hours(hours.declared())),
                new Fact(words.text("fact.not-counted"), words.hours(hours.notCounted())),
                new Fact(words.text("fact.persons"), words.text("fact.persons.value", words.count(persons.total()), words.count(persons.rsa()))));
    }

    static String pageStyle() {
        return PAGE_STYLE;
    }

    static String chartStyle() {
        return CHART_STYLE;
    }
}
