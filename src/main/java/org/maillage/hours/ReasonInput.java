package org.maillage.hours;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The decision to refuse hours, or to correct them, and why. */
public record ReasonInput(@NotBlank @Size(max = 500) String reason) {
}
