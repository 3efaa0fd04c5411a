package org.maillage.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.maillage.territory.TargetCheck;

/** The annual recap as JSON, written while it is read. */
record RecapJson(Recap recap, ObjectMapper mapper) implements StreamingOutput {

    /** What the recap is about. */
    record Scope(Place.Kind kind, String code, String name) {
    }

    /** What a subtotal is of. */
    record Contract(UUID id, String reference, String title) {
    }

    @Override
    public void write(OutputStream out) throws IOException {
        new StreamedJson(mapper, this::properties).write(out);
    }

    private void properties(JsonGenerator json) throws IOException {
        json.writePOJOField("scope", new Scope(recap.place().kind(), recap.place().code(), recap.place().name()));
        json.writeNumberField("year", recap.moment().year());
        json.writePOJOField("asOf", recap.moment().asOf());
        json.writeArrayFieldStart("contracts");
        TargetCheck check = recap.tell(new Written(json));
        json.writePOJOField("check", check);
    }

    /** Contracts with their rows. */
    private static final class Written implements RecapReader {

        private final JsonGenerator json;
        private boolean within;

        Written(JsonGenerator json) {
            this.json = json;
        }

        @Override
        public void row(RecapRow row) {
            StreamedJson.written(() -> {
                if (!within) {
                    json.writeStartObject();
                    json.writePOJOField("contract", new Contract(row.contractId(), row.contractReference(), row.contractTitle()));
                    json.writeArrayFieldStart("rows");
                    within = true;
                }
                json.writePOJO(row);
            });
        }

        @Override
        public void subtotal(RecapRow last, RecapSums sums) {
            StreamedJson.written(() -> {
                json.writeEndArray();
                json.writePOJOField("subtotal", sums);
                json.writeEndObject();
                within = false;
            });
        }

        @Override
        public void total(RecapSums sums) {
            StreamedJson.written(() -> {
                json.writeEndArray();
                json.writePOJOField("total", sums);
            });
        }
    }
}
