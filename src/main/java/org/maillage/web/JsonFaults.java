package org.maillage.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/** What is wrong with a JSON text, as a refusal that points at the place and quotes nothing of it. */
final class JsonFaults {

    private JsonFaults() {
    }

    static Refused refused(JsonProcessingException e) {
        Refused nir = nir(e);
        if (nir != null) {
            return nir;
        }
        if (e instanceof UnknownReference unknown) {
            return Refused.because(CommonProblem.REFERENCE_UNKNOWN).at(pointer(unknown));
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return body(pointer(unknown), "unknown-field");
        }
        if (e instanceof InvalidFormatException invalid) {
            return body(pointer(invalid), invalid.getTargetType() != null && invalid.getTargetType().isEnum()
                    ? "invalid-value" : "invalid-format");
        }
        if (e instanceof MismatchedInputException && e.getOriginalMessage().startsWith("Trailing token")) {
            return Refused.because(CommonProblem.MALFORMED_JSON);
        }
        if (e instanceof MismatchedInputException mismatch) {
            return body(pointer(mismatch), mismatch.getPath().isEmpty() && mismatch.getTargetType() == null
                    ? "required" : "invalid-type");
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return body(pointer(mapping), "invalid-value");
        }
        return Refused.because(CommonProblem.MALFORMED_JSON);
    }

    private static Refused nir(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StrictScalars.NirFound) {
                return Refused.because(CommonProblem.NIR_REFUSED).at(pointer((JsonMappingException) e));
            }
        }
        return null;
    }

    private static Refused body(String pointer, String code) {
        return Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, pointer, code);
    }

    static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex())
                        : step.getFieldName().replace("~", "~0").replace("/", "~1"))
                .map(step -> "/" + step).collect(Collectors.joining());
    }
}
