package org.maillage;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** What the service offers before any feature: health, metrics, the contract and its page. */
@QuarkusTest
class ServiceTest {

    @Test
    void isReadyWhenItsDatabaseAnswers() {
        get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    }

    @Test
    void offersMetrics() {
        get("/q/metrics").then().statusCode(200);
    }

    @Test
    void servesTheContractAsItIsWritten() throws IOException {
        String served = get("/q/openapi").then().statusCode(200).extract().asString();

        assertEquals(Files.readString(Path.of("openapi/openapi.yaml")), served);
    }

    @Test
    void showsTheContractInABrowser() {
        get("/q/swagger-ui").then().statusCode(200);
    }
}
