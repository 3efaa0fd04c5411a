package org.maillage.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The date where the users are: rules that need today take it from here, and pure rules take it as an argument. */
@ApplicationScoped
public class Today {

    private final ZoneId zone;

    Today(@ConfigProperty(name = "maillage.zone", defaultValue = "Europe/Paris") ZoneId zone) {
        this.zone = zone;
    }

    public LocalDate get() {
        return LocalDate.now(zone);
    }
}
