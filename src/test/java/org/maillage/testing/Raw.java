package org.maillage.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends bytes that no well-bred HTTP client would, and holds the answer against the contract all the same. */
public final class Raw {

    private Raw() {
    }

    /** As the administrator, one request without a body. */
    public static Exchange send(String method, String target, String... headers) {
        return send(method, target, new byte[0], headers);
    }

    /** As the administrator, one request; Content-Length is added where a body is. */
    public static Exchange send(String method, String target, byte[] body, String... headers) {
        List<String> lines = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1", "Host: localhost", "Connection: close",
                "Authorization: Bearer " + Api.adminToken()));
        lines.addAll(Arrays.asList(headers));
        if (body.length > 0) {
            lines.add("Content-Length: " + body.length);
        }
        Exchange exchange = exchange(method, target, exchanged(String.join("\r\n", lines) + "\r\n\r\n", body));
        if (!target.startsWith("/q/")) {
            ContractFilter.check(Contract.ours(), exchange);
        }
        return exchange;
    }

    /** What comes back for a text that need not be HTTP, up to the end of the connection. */
    public static byte[] exchanged(String head, byte[] body) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exchange exchange(String method, String target, byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end).split("\r\n");
        Map<String, List<String>> headers = new TreeMap<>();
        Arrays.stream(head).skip(1).forEach(line -> headers.computeIfAbsent(
                line.substring(0, line.indexOf(':')).toLowerCase(), name -> new ArrayList<>()).add(line.substring(line.indexOf(':') + 1).strip()));
        int query = target.indexOf('?');
        return new Exchange(method, query < 0 ? target : target.substring(0, query), query < 0 ? null : target.substring(query + 1),
                null, null, Integer.parseInt(head[0].split(" ")[1]), headers, text.substring(end + 4));
    }
}
