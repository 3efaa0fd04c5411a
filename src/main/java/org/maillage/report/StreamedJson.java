package org.maillage.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A JSON object of a report, written while its rows are read. After a failure it is not ended, so that nobody takes a part for the whole.
 *
 * @param properties writes what stands between the braces
 */
record StreamedJson(ObjectMapper mapper, Properties properties) implements StreamingOutput {

    /** The properties of the object. */
    interface Properties {
        void write(JsonGenerator json) throws IOException;
    }

    /** One step of writing. */
    interface Step {
        void run() throws IOException;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        JsonGenerator json = mapper.createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        // each row would be sent alone, and nothing could be refused after the first one
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        json.writeStartObject();
        properties.write(json);
        json.writeEndObject();
        json.close();
    }

    /** For readers of rows, which cannot declare {@link IOException}. */
    static void written(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
