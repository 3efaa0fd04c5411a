package org.maillage.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.maillage.web.CommonProblem;
import org.maillage.web.Nir;
import org.maillage.web.Refused;

/** Lines of NDJSON: each one object, as the API takes it or with the names of the columns; a broken line spoils none but itself. */
final class JsonLines implements Lines {

    /** Our ids and times, as exports have them: their digits are nobody's. */
    private static final Pattern MADE = Pattern.compile(
            "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{5,8}(?:\\.[0-9]{1,9})?Z");
    private static final int LONGEST = 256 * 1024;
    /** Digits of a NIR without its key: of longer numbers the key decides. */
    private static final int LONGEST_WITHOUT_KEY = 13;

    private final BufferedReader text;
    private final ObjectMapper mapper;
    private int number;

    JsonLines(Reader text, ObjectMapper mapper) {
        this.text = new BufferedReader(text);
        this.mapper = mapper;
    }

    @Override
    public Line next() throws IOException {
        for (String line = read(); line != null; line = read()) {
            number++;
            String clean = Cells.clean(line);
            if (!clean.isEmpty()) {
                return line(clean);
            }
        }
        return null;
    }

    private Line line(String line) {
        try {
            String repaired = Mojibake.repaired(line);
            JsonNode read = mapper.readTree(repaired);
            List<Line.Warning> warnings = repaired.equals(line) ? List.of() : List.of(new Line.Warning("", "text-repaired"));
            Refused refusal = nir("", read) ? Refused.because(CommonProblem.NIR_REFUSED)
                    : Mojibake.lost(repaired) ? Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", "text-garbled")
                    : read.isObject() ? null
                    : Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", "invalid-type");
            return new Line(number, read instanceof ObjectNode fields ? fields : mapper.createObjectNode(), warnings, refusal, List.of(line));
        } catch (JsonProcessingException e) {
            Refused refusal = Refused.because(Nir.in(line) ? CommonProblem.NIR_REFUSED : CommonProblem.MALFORMED_JSON);
            return new Line(number, mapper.createObjectNode(), List.of(), refusal, List.of(line));
        }
    }

    /** @param name of the property that holds the value; fractions are none: 151.666666666667 hours are 35 × 52 / 12 */
    private static boolean nir(String name, JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream().anyMatch(one -> Nir.in(one.getKey()) || nir(one.getKey(), one.getValue()));
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).anyMatch(one -> nir(name, one));
        }
        String said = value.isNumber() && !value.isIntegralNumber() ? "" : value.asText();
        if (MADE.matcher(said).matches()) {
            return false;
        }
        return Field.identifier(name) || value.isNumber() && said.length() > LONGEST_WITHOUT_KEY ? Nir.inIdentifier(said) : Nir.in(said);
    }

    /** @throws Refused 422 for a line that is longer than any record */
    private String read() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = text.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (line.length() == LONGEST) {
                throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
            }
            line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public Heading heading() {
        return null;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
