package org.maillage.web;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The query parameters of a request, each at most once, none unknown. Faults are 400 {@code invalid-parameter}. */
public final class Params {

    private final String path;
    private final Map<String, String> values;
    private final List<String> repeated = new ArrayList<>();

    private Params(String path, Map<String, String> values) {
        this.path = path;
        this.values = values;
    }

    /** @param known the names that the contract gives this operation */
    public static Params of(UriInfo uri, Set<String> known) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        Map<String, String> values = new TreeMap<>();
        given.forEach((name, list) -> values.put(name, single(name, list, known)));
        return new Params(uri.getRequestUri().getRawPath(), values);
    }

    /** As {@link #of(UriInfo, Set)}, with one parameter of which there may be several. */
    public static Params of(UriInfo uri, Set<String> known, String repeated) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        Map<String, String> values = new TreeMap<>();
        given.forEach((name, list) -> {
            if (!name.equals(repeated)) {
                values.put(name, single(name, list, known));
            }
        });
        Params params = new Params(uri.getRequestUri().getRawPath(), values);
        given.getOrDefault(repeated, List.of()).forEach(one -> params.repeated.add(single(repeated, List.of(one), known)));
        return params;
    }

    private static String single(String name, List<String> given, Set<String> known) {
        if (!known.contains(name)) {
            throw fault("?", "unknown-parameter", known.isEmpty() ? "–" : String.join(", ", known.stream().sorted().toList()));
        }
        String value = given.get(0);
        if (given.size() > 1 || value == null || value.isBlank()) {
            throw fault(name, "invalid-value");
        }
        if (Nir.inIdentifier(value)) {
            throw Refused.because(CommonProblem.NIR_REFUSED).parameter(name);
        }
        return value;
    }

    String path() {
        return path;
    }

    Map<String, String> values() {
        return values;
    }

    /** The same with another value for {@code name}. */
    public Params with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new Params(path, changed);
    }

    /** The address that was asked for, with these values. */
    public String address() {
        UnaryOperator<String> encode = text -> URLEncoder.encode(text, StandardCharsets.UTF_8);
        return path + values.entrySet().stream().map(one -> encode.apply(one.getKey()) + "=" + encode.apply(one.getValue()))
                .collect(Collectors.joining("&", values.isEmpty() ? "" : "?", ""));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The raw value, or null when absent. */
    public String text(String name) {
        return values.get(name);
    }

    /** All values of the parameter of which there may be several. */
    public List<String> repeated() {
        return repeated;
    }

    /** The value read by {@code kind}, or null when absent. */
    public <T> T get(String name, Kind<T> kind) {
        String value = values.get(name);
        return value == null ? null : kind.read(name, value);
    }

    /** The refusal of a parameter. */
    public static Refused fault(String name, String code, Object... args) {
        return Refused.because(CommonProblem.INVALID_PARAMETER).fault(Refused.In.PARAMETER, name, code, args);
    }

    /**
     * How a parameter is read.
     *
     * @param free whether it is a text in which 13 digits may be a NIR, see {@link Nir#in}
     */
    public record Kind<T>(Function<String, T> parse, boolean free) {

        public static final Kind<String> TEXT = new Kind<>(Kind::shortText, true);
        /** A reference or a number: 13 digits are no NIR here. */
        public static final Kind<String> REFERENCE = new Kind<>(Kind::shortText);
        public static final Kind<LocalDate> DATE = new Kind<>(text -> inRange(LocalDate.parse(text)));
        public static final Kind<YearMonth> MONTH = new Kind<>(text -> YearMonth.from(inRange(YearMonth.parse(text).atDay(1))));
        public static final Kind<Instant> INSTANT = new Kind<>(Instant::parse);
        public static final Kind<Integer> INTEGER = new Kind<>(text -> Integer.valueOf(digits(text)));
        /** A calendar year, 2000 to 2100. */
        public static final Kind<Integer> YEAR = new Kind<>(Kind::year);
        public static final Kind<UUID> ID = new Kind<>(Kind::uuid);
        public static final Kind<Boolean> BOOLEAN = new Kind<>(Kind::bool);

        public Kind(Function<String, T> parse) {
            this(parse, false);
        }

        /** The constants of an enum, written as in the contract. */
        public static <E extends Enum<E>> Kind<E> of(Class<E> type) {
            return new Kind<>(text -> Enum.valueOf(type, text));
        }

        /** Text that has the form {@code regex} from end to end. */
        public static Kind<String> matching(String regex) {
            Pattern form = Pattern.compile(regex);
            return new Kind<>(text -> {
                if (!form.matcher(text).matches()) {
                    throw new IllegalArgumentException();
                }
                return text;
            });
        }

        T read(String name, String text) {
            if (free && Nir.in(text)) {
                throw Refused.because(CommonProblem.NIR_REFUSED).parameter(name);
            }
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw fault(name, "invalid-value");
            }
        }

        private static String shortText(String text) {
            if (text.length() > 200 || text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException();
            }
            return text;
        }

        private static LocalDate inRange(LocalDate day) {
            if (day.getYear() < 1900 || day.getYear() > 2199) {
                throw new IllegalArgumentException();
            }
            return day;
        }

        private static Integer year(String text) {
            int year = Integer.parseInt(digits(text));
            if (year < 2000 || year > 2100) {
                throw new IllegalArgumentException();
            }
            return year;
        }

        /** Integer.parseInt would also take a sign, and the digits of other scripts. */
        private static String digits(String text) {
            if (!text.matches("[0-9]+")) {
                throw new IllegalArgumentException();
            }
            return text;
        }

        private static UUID uuid(String text) {
            UUID id = UUID.fromString(text);
            if (!id.toString().equals(text.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException();
            }
            return id;
        }

        private static Boolean bool(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException();
            };
        }
    }
}
