package org.maillage.decp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A record as it is shown.
 *
 * @param socialConsiderations as published, in the words of the format
 * @param exportable           whether it is valid by the official schema, with the social considerations that are known here
 */
public record DecpRecordView(UUID contractId, DecpKind kind, String buyerSiret, String number, boolean made,
                             List<String> socialConsiderations, boolean exportable, List<Fault> faults, JsonNode raw, Instant createdAt,
                             Instant updatedAt) {
}
