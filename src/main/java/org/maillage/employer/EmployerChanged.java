package org.maillage.employer;

import java.util.UUID;

/** The dated kinds of an employer are other ones now: what its hours count may be, too. */
public record EmployerChanged(UUID employerId) {
}
