package org.maillage.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.maillage.web.ExternalId;

/**
 * One change as an account may see it.
 *
 * @param version  the resource had it then
 * @param by       what names the account that did it; {@code system} for the service itself
 * @param resource as its own address shows it now; null when it was not asked for, is not seen, or has gone since
 */
public record Change(long position, Kind kind, UUID id, ChangeAction action, int version, List<ExternalId> externalIds, Instant at, String by,
                     Object resource) {
}
