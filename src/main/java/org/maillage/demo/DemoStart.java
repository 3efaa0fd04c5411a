package org.maillage.demo;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Loads the demo data when the service starts and {@code maillage.demo} asks for it. */
@ApplicationScoped
class DemoStart {

    private static final Logger LOG = Logger.getLogger(DemoStart.class);

    void load(@Observes StartupEvent event, @ConfigProperty(name = "maillage.demo") boolean wanted, DemoData data) {
        if (wanted && !data.load()) {
            LOG.info("Demo data: not loaded, for the database holds contracts already");
        }
    }
}
