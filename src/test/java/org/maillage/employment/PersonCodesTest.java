package org.maillage.employment;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillage.testing.Api;

/** Every code about persons and employments has a label in both languages. */
@QuarkusTest
class PersonCodesTest {

    @ParameterizedTest
    @CsvSource({"sex, 3", "educationLevel, 9", "criterion, 28", "proofKind, 15", "decision, 5", "prescriberKind, 31",
                "employmentMode, 3", "employmentContractKind, 15", "endReason, 11"})
    void hasItsCodesWithLabels(String list, int codes) {
        Api.admin().get("/v1/code-lists/" + list).then().statusCode(200).body("name", is(list)).body("codes", hasSize(codes))
                .body("codes.findAll { it.label.fr == '' || it.label.en == '' }", hasSize(0));
    }
}
