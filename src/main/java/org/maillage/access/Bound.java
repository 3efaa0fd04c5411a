package org.maillage.access;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** One thing that an API client is bound to, or is permitted. */
@Embeddable
record Bound(@Enumerated(EnumType.STRING) @Column(nullable = false) Kind kind,
             @Column(name = "bound_value", nullable = false) String value) {

    enum Kind { DEPARTMENT, EMPLOYER, BUYER, PRESCRIBER, PERMISSION }
}
