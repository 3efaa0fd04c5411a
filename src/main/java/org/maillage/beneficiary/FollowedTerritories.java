package org.maillage.beneficiary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.maillage.territory.TerritoriesChanged;
import org.maillage.territory.TerritoryColumn;
import org.maillage.web.Today;

/** Persons whom the territory of their home follows are followed by another when territories are redrawn. */
@ApplicationScoped
class FollowedTerritories {

    private final Today today;

    FollowedTerritories(Today today) {
        this.today = today;
    }

    void redraw(@Observes @Priority(TerritoryColumn.FIRST) TerritoriesChanged changed) {
        TerritoryColumn.refresh(Beneficiary.class, "e.chosenTerritory is null", changed.communes(), today.get());
    }
}
