package org.maillage.employment;

import java.util.UUID;

/** Fired before an employment is deleted: whoever still needs it refuses with {@code referenced}. */
public record EmploymentRemoving(UUID employmentId) {
}
