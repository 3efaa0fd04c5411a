package org.maillage.bilan;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.maillage.testing.Api;
import org.maillage.testing.Made;

/** Answers past the check against the contract, which reads each as text: what is not text does not survive it. */
final class Raws {

    private Raws() {
    }

    static InputStream open(String path) throws IOException {
        return open(path, Api.adminToken());
    }

    static InputStream open(String path, String token) throws IOException {
        var connection = URI.create("http://localhost:" + RestAssured.port + path).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "*/*");
        return connection.getInputStream();
    }

    /** The reference of the contract of a balance, as file names have it. */
    static String slug(Made bilan) {
        String contract = bilan.path().replaceAll("/bilans/.*", "");
        return Api.json(Api.admin().get(contract)).path("reference").asText().replaceAll("[^A-Za-z0-9]+", "-");
    }
}
