package org.maillage.territory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A new territory. */
public record TerritoryInput(@NotNull @Pattern(regexp = Territory.PATTERN) String code,
                             @NotBlank @Size(max = 200) String name,
                             @NotNull @Pattern(regexp = Department.PATTERN) String department,
                             @NotEmpty @Size(max = 300) List<@Valid @NotNull EpciInput> epcis) {
}
