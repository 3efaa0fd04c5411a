/**
 * The manners of the HTTP interface: problem+json (RFC 9457), pages by cursor (RFC 8288), entity tags and preconditions
 * (RFC 9110), merge-patch (RFC 7396), strict JSON. It knows no feature and no word of the domain.
 *
 * <p>Three rules: every refusal is a {@link org.maillage.web.Refused} with a {@link org.maillage.web.ProblemType} of the
 * contract's catalogue; nothing that a client sent is echoed in an error, for it may be personal; every list goes through
 * {@link org.maillage.web.Listing}, so that no list can run a query per row or order by a column that is not in the contract.
 */
package org.maillage.web;
