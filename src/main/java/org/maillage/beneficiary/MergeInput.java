package org.maillage.beneficiary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.maillage.access.Reference;

/** Whose record is the same person's, and how that is known. */
public record MergeInput(@NotNull @Reference(Beneficiary.class) UUID otherId, @NotBlank @Size(max = 500) String reason) {
}
