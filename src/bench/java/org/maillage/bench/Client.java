package org.maillage.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.maillage.testing.Api;

/** Calls the service with all rights over one connection that stays open. */
record Client(HttpClient http, URI service, String token) {

    static Client of(URI service) {
        return new Client(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), service,
                Api.adminToken());
    }

    /** @throws IllegalStateException for anything but 200 */
    String get(String path) throws IOException, InterruptedException {
        return sent(request(path).GET(), 200).body();
    }

    /** Reads a long answer as it comes. @throws IllegalStateException for anything but 200 */
    InputStream stream(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    /** Makes something; where it is. @throws IllegalStateException for anything but 201 */
    String post(String path, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        return sent(request.POST(HttpRequest.BodyPublishers.ofString(json)), 201).headers().firstValue("Location").orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> sent(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response;
    }
}
