package org.maillage.decp;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/** Reads a file record by record, whatever its size; what stands beside {@code marches} is passed over. */
final class DecpFile {

    /** Takes one record. */
    interface Use {
        void take(DecpKind kind, int position, JsonNode record);
    }

    private static final String ROOT = "marches";
    private static final String LAYOUT = "decp-layout";
    /** Bytes that are looked at before anything is read. */
    private static final int PEEKED = 64;

    private final ObjectReader one;
    private final JsonParser json;
    private final Use use;
    private boolean found;

    private DecpFile(ObjectReader one, JsonParser json, Use use) {
        this.one = one;
        this.json = json;
        this.use = use;
    }

    /**
     * @throws Refused 400 when it is no such file; records before the fault were taken
     * @throws IOException when it cannot be read to its end
     */
    static void read(ObjectMapper mapper, InputStream file, Use use) throws IOException {
        PushbackInputStream from = new PushbackInputStream(file, PEEKED);
        requireNoXml(from);
        try (JsonParser json = mapper.createParser(from)) {
            // after one record comes the next one
            DecpFile reading = new DecpFile(mapper.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS), json, use);
            require(json.nextToken() == JsonToken.START_OBJECT, "", LAYOUT);
            reading.root();
            require(reading.found, "/" + ROOT, LAYOUT);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw at == null ? Refused.because(CommonProblem.MALFORMED_JSON)
                    : Refused.because(CommonProblem.MALFORMED_JSON).fault(Refused.In.POINTER, "", "json-at", at.getLineNr(), at.getColumnNr());
        }
    }

    /** Of the first sign that shows: {@code <} in any charset. */
    private static void requireNoXml(PushbackInputStream from) throws IOException {
        byte[] first = from.readNBytes(PEEKED);
        from.unread(first);
        for (byte sign : first) {
            if (sign > ' ') {
                require(sign != '<', "", "decp-xml");
                return;
            }
        }
    }

    private void root() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean records = json.currentName().equals(ROOT);
            JsonToken value = json.nextToken();
            if (records) {
                require(value != JsonToken.START_ARRAY, "/" + ROOT, "decp-2019");
                require(value == JsonToken.START_OBJECT, "/" + ROOT, LAYOUT);
                arrays();
            } else {
                json.skipChildren();
            }
        }
    }

    private void arrays() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            DecpKind kind = kind(json.currentName());
            JsonToken value = json.nextToken();
            if (kind == null) {
                json.skipChildren();
            } else {
                require(value == JsonToken.START_ARRAY, "/" + ROOT + "/" + kind.array, LAYOUT);
                found = true;
                records(kind);
            }
        }
    }

    private void records(DecpKind kind) throws IOException {
        for (int position = 1; json.nextToken() != JsonToken.END_ARRAY; position++) {
            require(json.currentToken() == JsonToken.START_OBJECT, "/" + ROOT + "/" + kind.array + "/" + (position - 1), LAYOUT);
            use.take(kind, position, one.readTree(json));
        }
    }

    private static DecpKind kind(String array) {
        for (DecpKind kind : DecpKind.values()) {
            if (kind.array.equals(array)) {
                return kind;
            }
        }
        return null;
    }

    private static void require(boolean right, String pointer, String code) {
        if (!right) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, pointer, code);
        }
    }
}
