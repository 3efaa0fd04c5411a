package org.maillage.territory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What of a territory may change; its code and its département stay. */
public record TerritoryPatch(@NotBlank @Size(max = 200) String name,
                             @NotEmpty @Size(max = 300) List<@Valid @NotNull EpciInput> epcis) {

    static TerritoryPatch of(Territory territory) {
        return new TerritoryPatch(territory.name, territory.parts().map(EpciInput::of).toList());
    }
}
