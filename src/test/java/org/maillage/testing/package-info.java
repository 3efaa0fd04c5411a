/**
 * What the tests over HTTP share.
 *
 * <p>{@link org.maillage.testing.Api} calls the service as somebody: {@code Api.admin().body(…).post("/v1/buyers")}, or
 * shorter {@code Api.made("/v1/buyers", Sample.buyer())}. {@link org.maillage.testing.Sample} has a valid body of every kind,
 * each with values of its own, to change by {@code with} and {@code without}. {@link org.maillage.testing.World} builds a whole
 * situation over HTTP, in words. {@link org.maillage.testing.StatementCount} shows whether a list asks the database per row,
 * {@link org.maillage.testing.LogRecorder} what is logged; {@link org.maillage.testing.Raw} sends what no HTTP client would.
 *
 * <p>Three rules: every answer in a {@code @QuarkusTest} is held against {@code openapi/openapi.yaml} by
 * {@link org.maillage.testing.ContractFilter}, without asking for it; no test cleans up, none depends on another, so every test
 * makes what it counts, with unique values or in a territory of its own ({@link org.maillage.testing.Place#fresh()}); every
 * person and company is invented.
 */
package org.maillage.testing;
