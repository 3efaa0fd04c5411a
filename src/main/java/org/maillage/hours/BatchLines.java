package org.maillage.hours;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.ProblemMappers;
import org.maillage.web.Refused;

/** Takes a batch apart: a JSON array, or NDJSON where a broken line spoils none but itself. */
@ApplicationScoped
public class BatchLines {

    /** A line that can be declared, or the refusal of one that cannot even be read. */
    public record Line(int number, HourEntryInput input, Refused refusal) {
    }

    private final ObjectMapper mapper;
    private final Bodies bodies;

    BatchLines(ObjectMapper mapper, Bodies bodies) {
        this.mapper = mapper;
        this.bodies = bodies;
    }

    /** @throws Refused 400 when the body is no array of JSON; 413 for more than {@value Batch#MOST_LINES} elements */
    List<Line> ofArray(byte[] body) throws JsonProcessingException {
        JsonNode array = mapper.readTree(text(body));
        if (array == null || !array.isArray()) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", "invalid-type");
        }
        requireFew(array.size());
        List<Line> lines = new ArrayList<>();
        array.forEach(element -> lines.add(line(lines.size() + 1, element)));
        return lines;
    }

    /** Empty lines are passed over, but counted. @throws Refused 413 for more than {@value Batch#MOST_LINES} lines */
    List<Line> ofNdjson(byte[] body) {
        String[] texts = text(body).split("\r?\n");
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isBlank()) {
                lines.add(line(i + 1, texts[i]));
            }
            requireFew(lines.size());
        }
        return lines;
    }

    private Line line(int number, String text) {
        try {
            return line(number, mapper.readTree(text));
        } catch (JsonProcessingException e) {
            return new Line(number, null, Refused.because(CommonProblem.MALFORMED_JSON));
        }
    }

    private Line line(int number, JsonNode element) {
        try {
            return new Line(number, bodies.read(element, HourEntryInput.class), null);
        } catch (ConstraintViolationException e) {
            return new Line(number, null, ProblemMappers.invalid(e));
        } catch (Refused e) {
            return new Line(number, null, e);
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw Refused.because(CommonProblem.MALFORMED_JSON);
        }
    }

    private static void requireFew(int lines) {
        if (lines > Batch.MOST_LINES) {
            throw Refused.because(CommonProblem.BATCH_TOO_LARGE, Batch.MOST_LINES);
        }
    }
}
