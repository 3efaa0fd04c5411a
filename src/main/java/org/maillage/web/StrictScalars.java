package org.maillage.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * JSON strings and what is written as one, read to the letter: a number is no string, a date has the form of the contract
 * and lies between 1900 and 2199 (so that the database can hold it), and no text carries a NIR.
 */
final class StrictScalars extends SimpleModule {

    private static final Pattern DAY = Pattern.compile("(19|20|21)\\d{2}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("(19|20|21)\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile(DAY + "T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    StrictScalars() {
        super("strict-scalars");
        addDeserializer(String.class, new Text(false));
        addDeserializer(LocalDate.class, new Written<>(LocalDate.class, DAY, LocalDate::parse));
        addDeserializer(YearMonth.class, new Written<>(YearMonth.class, MONTH, YearMonth::parse));
        addDeserializer(Instant.class, new Written<>(Instant.class, INSTANT, Instant::parse));
        addDeserializer(UUID.class, new Written<>(UUID.class, ID, UUID::fromString));
    }

    /** Raised inside Jackson, which adds the path of the field. */
    static final class NirFound extends JsonMappingException {
        NirFound(JsonParser parser) {
            super(parser, "refused");
        }
    }

    /** Text with no control character but the line feed and tab, without the white space around it. */
    private static final class Text extends StdScalarDeserializer<String> implements ContextualDeserializer {
        private final boolean identifier;

        Text(boolean identifier) {
            super(String.class);
            this.identifier = identifier;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new Text(property != null && property.getAnnotation(Identifier.class) != null);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            if (identifier ? Nir.inIdentifier(text) : Nir.in(text)) {
                throw new NirFound(parser);
            }
            if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t') || hasLoneSurrogate(text)) {
                return (String) context.handleWeirdStringValue(String.class, "", "control character");
            }
            return text.strip();
        }

        private static boolean hasLoneSurrogate(String text) {
            return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        }
    }

    private static final class Written<T> extends StdScalarDeserializer<T> {
        private final Class<T> type;
        private final Pattern form;
        private final transient Function<String, T> parse;

        Written(Class<T> type, Pattern form, Function<String, T> parse) {
            super(type);
            this.type = type;
            this.form = form;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            try {
                if (form.matcher(parser.getText()).matches()) {
                    return parse.apply(parser.getText());
                }
            } catch (DateTimeException e) {
                // 2018-02-30 has the form but is no date: told like any other wrong form
            }
            return type.cast(context.handleWeirdStringValue(type, "", "wrong form"));
        }
    }
}
