package org.maillage.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.web.Refused;

/** Looks up where a webhook leads, and lets no inward address pass. */
@ApplicationScoped
class Target {

    /** A name that leads to no address, or to one that is not called. */
    static final class Refusal extends Exception {
        private final DeliveryFault fault;

        Refusal(DeliveryFault fault) {
            super(fault.name(), null, false, false);
            this.fault = fault;
        }

        DeliveryFault fault() {
            return fault;
        }
    }

    private final boolean plain;
    private final List<Networks.Network> allowed;

    Target(@ConfigProperty(name = "maillage.webhook.allow-http") boolean plain,
           @ConfigProperty(name = "maillage.webhook.allowed-networks") Optional<List<String>> allowed) {
        this.plain = plain;
        this.allowed = allowed.orElse(List.of()).stream().map(Networks.Network::of).toList();
    }

    /** @throws Refused 422 {@code webhook-url} when it is none that is called */
    void require(String url) {
        try {
            address(uri(url));
        } catch (Refusal | URISyntaxException e) {
            throw Refused.because(WebhookProblem.WEBHOOK_URL).at("/url");
        }
    }

    URI uri(String url) throws URISyntaxException, Refusal {
        URI uri = new URI(url);
        boolean scheme = "https".equals(uri.getScheme()) || plain && "http".equals(uri.getScheme());
        if (!scheme || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new Refusal(DeliveryFault.ADDRESS_REFUSED);
        }
        return uri;
    }

    /** One address to connect to: all that the name leads to must be callable, since any of them might be taken. */
    InetAddress address(URI uri) throws Refusal {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(uri.getHost());
            if (!Arrays.stream(addresses).allMatch(address -> Networks.callable(address, allowed))) {
                throw new Refusal(DeliveryFault.ADDRESS_REFUSED);
            }
            return addresses[0];
        } catch (UnknownHostException e) {
            throw new Refusal(DeliveryFault.NAME_UNKNOWN);
        }
    }
}
