package org.maillage.testing;

import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Holds every answer against the contract, and every request that succeeded. What lies outside of it (/q) is left alone. */
public final class ContractFilter implements OrderedFilter {

    private final Contract contract;

    public ContractFilter(Contract contract) {
        this.contract = contract;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        URI uri = URI.create(request.getURI());
        if (!uri.getRawPath().startsWith("/q/")) {
            check(contract, exchange(request, uri, response));
        }
        return response;
    }

    /** @throws AssertionError with all that the contract forbids about the exchange */
    static void check(Contract contract, Exchange exchange) {
        List<String> violations = contract.violations(exchange);
        if (!violations.isEmpty()) {
            throw new AssertionError("%s %s -> %d is not as openapi/openapi.yaml says:%n  %s%nRequest: %s%nResponse: %s".formatted(
                    exchange.method(), exchange.path(), exchange.status(), String.join(System.lineSeparator() + "  ", violations),
                    shortened(exchange.requestBody()), shortened(exchange.responseBody())));
        }
    }

    private static Exchange exchange(FilterableRequestSpecification request, URI uri, Response response) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (Header header : response.headers()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>()).add(header.getValue());
        }
        Object body = request.getBody();
        return new Exchange(request.getMethod(), uri.getRawPath(), uri.getRawQuery(), request.getContentType(),
                body == null ? null : body.toString(), response.statusCode(), headers, response.asString());
    }

    private static String shortened(String text) {
        return text == null || text.length() < 2000 ? text : text.substring(0, 2000) + "…";
    }
}
