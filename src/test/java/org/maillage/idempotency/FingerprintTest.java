package org.maillage.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests are one. */
class FingerprintTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static String of(String body) {
        try {
            return Fingerprint.of(JSON, "POST", "/v1/buyers?null", List.of(JSON.readTree(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"a\":1,\"b\":[1,2]} | { \"b\" : [1, 2], \"a\" : 1 }",
        "{\"a\":7.5}           | {\"a\":7.50}",
        "{\"a\":0}             | {\"a\":0.00}",
        "{\"a\":100}           | {\"a\":1e2}",
        "{\"a\":{\"c\":null}}  | {\"a\":{}}"})
    void theSameSaidOtherwise(String one, String other) {
        assertEquals(of(one), of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"a\":1}         | {\"a\":2}",
        "{\"a\":1}         | {\"a\":\"1\"}",
        "{\"a\":1}         | {\"b\":1}",
        "{\"a\":[1,2]}     | {\"a\":[2,1]}",
        "{\"a\":[[1],2]}   | {\"a\":[[1,2]]}",
        "{\"a\":\"x\"}     | {\"a\":\"X\"}",
        "{\"a\":{}}        | {\"a\":[]}",
        "{\"a\":\"\"}      | {}"})
    void somethingElse(String one, String other) {
        assertNotEquals(of(one), of(other));
    }

    @Test
    void anotherAddressIsAnotherRequest() {
        assertNotEquals(Fingerprint.of(JSON, "POST", "/v1/a", List.of("x")), Fingerprint.of(JSON, "POST", "/v1/b", List.of("x")));
    }
}
