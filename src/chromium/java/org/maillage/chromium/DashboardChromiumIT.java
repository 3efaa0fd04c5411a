package org.maillage.chromium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Margin;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillage.testing.Api;

/**
 * The dashboard of the demo in a real Chromium, under the policy that the service sends with it: nothing is reported, fetched or cut
 * off, nothing overlaps, and everybody can read it. What it looks like is in {@code target/dashboard}.
 */
@QuarkusTest
@TestProfile(DashboardChromiumIT.WithDemo.class)
class DashboardChromiumIT {

    private static final Path PICTURES = Path.of("target/dashboard");
    private static final String ADDRESS = "v1/departments/79/dashboard?format=html&year=2018";

    /** The demo year, on a database of its own. */
    public static class WithDemo implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("maillage.demo", "true");
        }
    }

    /** How the page is looked at. */
    enum Look {
        DESKTOP(1280, 1, ColorScheme.LIGHT, Media.SCREEN, "fr", ""),
        DARK(1280, 1, ColorScheme.DARK, Media.SCREEN, "en", "&asOf=2018-09-30"),
        PHONE(360, 2, ColorScheme.LIGHT, Media.SCREEN, "fr", "&asOf=2018-06-30"),
        SMALL_PHONE(320, 2, ColorScheme.DARK, Media.SCREEN, "en", ""),
        TABLET(820, 1, ColorScheme.LIGHT, Media.SCREEN, "fr", "&asOf=2018-03-15"),
        PRINT(688, 1, ColorScheme.LIGHT, Media.PRINT, "fr", "");

        private final int width;
        private final int density;
        private final ColorScheme scheme;
        private final Media media;
        private final String language;
        private final String query;

        Look(int width, int density, ColorScheme scheme, Media media, String language, String query) {
            this.width = width;
            this.density = density;
            this.scheme = scheme;
            this.media = media;
            this.language = language;
            this.query = query;
        }

        NewContextOptions options() {
            return new NewContextOptions().setViewportSize(width, 900).setDeviceScaleFactor(density).setColorScheme(scheme)
                    .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + Api.adminToken(), "Accept-Language", language));
        }
    }

    private static Browser browser;

    @TestHTTPResource
    URL service;

    @BeforeAll
    static void open() throws Exception {
        Files.createDirectories(PICTURES);
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void thePageIsWholeAndLegible(Look look) {
        try (BrowserContext context = browser.chromium().newContext(look.options())) {
            List<String> told = new ArrayList<>();
            Page page = context.newPage();
            page.onConsoleMessage(message -> told.add(message.type() + ": " + message.text()));
            page.onPageError(told::add);
            page.onRequest(request -> told.add(request.url()));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(look.media));
            String address = service + ADDRESS + look.query;
            assertEquals(200, page.navigate(address).status());
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(PICTURES.resolve(look.name().toLowerCase() + ".png")));

            assertEquals(List.of(address), told, "it fetches itself and tells nothing");
            assertEquals(List.of(), page.evaluate(TOO_WIDE), "wider than the screen");
            assertEquals(List.of(), page.evaluate(CUT_OFF), "texts out of their picture");
            assertEquals(List.of(), page.evaluate(OVERLAPPING), "texts on each other");
            assertEquals(List.of(), page.evaluate(FAINT), "texts that are too faint or too small");
            assertEquals("", accessible(page));
        }
    }

    private static String accessible(Page page) {
        StringBuilder violations = new StringBuilder();
        new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")).analyze().getViolations()
                .forEach(rule -> rule.getNodes().forEach(node -> violations.append(rule.getId()).append(": ").append(node.getHtml()).append('\n')));
        return violations.toString();
    }

    @Test
    void everyChartIsAPictureOfItsOwn() {
        try (BrowserContext context = browser.chromium().newContext(Look.DESKTOP.options())) {
            Page page = context.newPage();
            List<String> told = new ArrayList<>();
            page.onConsoleMessage(message -> told.add(message.text()));
            for (String chart : List.of("target", "rsa-share", "curve", "territories", "modes", "criteria", "clauses-behind")) {
                page.navigate(service + "v1/departments/79/dashboard/" + chart + ".svg?year=2018&asOf=2018-09-30");
                assertEquals("rgb(255, 255, 255)", page.evaluate("getComputedStyle(document.querySelector('.paper')).fill"), chart + " has its style");
                assertEquals(List.of(), page.evaluate(CUT_OFF), chart);
                page.locator("svg").screenshot(new com.microsoft.playwright.Locator.ScreenshotOptions().setPath(PICTURES.resolve(chart + ".png")));
            }
            assertEquals(List.of(), told);
        }
    }

    /** On paper no card is torn, and the tables are there. */
    @Test
    void thePageCanBePrinted() throws Exception {
        try (BrowserContext context = browser.chromium().newContext(Look.DESKTOP.options())) {
            Page page = context.newPage();
            page.navigate(service + ADDRESS);
            byte[] paper = page.pdf(new Page.PdfOptions().setPath(PICTURES.resolve("dashboard.pdf")).setFormat("A4").setPreferCSSPageSize(true)
                    .setMargin(new Margin().setTop("14mm").setBottom("14mm").setLeft("14mm").setRight("14mm")));
            try (PDDocument document = Loader.loadPDF(paper)) {
                assertTrue(document.getNumberOfPages() <= 5, () -> document.getNumberOfPages() + " pages");
            }
        }
    }

    /** What makes the page wider than the screen. */
    private static final String TOO_WIDE = """
            document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : [...document.querySelectorAll('body *')]
              .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth)
              .map(one => one.tagName + ' ' + one.textContent.slice(0, 40) + ' ' + one.getBoundingClientRect().right)""";

    /** Texts of pictures that reach out of them by more than a pixel. */
    private static final String CUT_OFF = """
            [...document.querySelectorAll('svg')].flatMap(svg => {
              const frame = svg.getBoundingClientRect();
              return [...svg.querySelectorAll('text')].filter(text => {
                const box = text.getBoundingClientRect();
                return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1 || box.top < frame.top - 1);
              }).map(text => text.textContent);
            })""";

    /** Texts of one picture that stand on each other. */
    private static final String OVERLAPPING = """
            [...document.querySelectorAll('svg')].flatMap(svg => {
              const boxes = [...svg.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() })).filter(one => one.box.width > 0);
              return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => a.box.left < b.box.right - 1 && b.box.left < a.box.right - 1
                && a.box.top < b.box.bottom - 4 && b.box.top < a.box.bottom - 4).map(b => a.text + ' / ' + b.text));
            })""";

    /** Texts with less contrast to their card than 4.5 : 1 (WCAG 2 AA), or less than 9.5 pixels high. */
    private static final String FAINT = """
            (() => {
              const parts = colour => colour.match(/[0-9.]+/g).slice(0, 3).map(Number);
              const light = colour => { const [r, g, b] = parts(colour).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
              const print = matchMedia('print').matches;
              return [...document.querySelectorAll('svg text')].filter(text => text.textContent).filter(text => {
                const card = print ? 'rgb(255, 255, 255)' : getComputedStyle(text.closest('.card')).backgroundColor;
                const [a, b] = [light(getComputedStyle(text).fill), light(card)].sort((x, y) => y - x);
                const svg = text.ownerSVGElement;
                const size = parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                return (a + 0.05) / (b + 0.05) < 4.5 || size < 9.5 && !print;
              }).map(text => text.textContent + ' ' + getComputedStyle(text).fill);
            })()""";
}
