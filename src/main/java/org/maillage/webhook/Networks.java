package org.maillage.webhook;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses lie outside. Of IPv4 all but those that IANA keeps for special use; of IPv6 only what is given out for the public
 * Internet (2000::/3) without what translates or tunnels into other networks. Pure: an address is what its bytes are.
 */
final class Networks {

    private static final List<Network> INWARD = Network.all("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // the metadata of one cloud lies at a public address
            "168.63.129.16/32",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    private static final Network PUBLIC_IPV6 = Network.of("2000::/3");
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private Networks() {
    }

    /** Addresses that have the first {@code bits} bits of {@code address}. */
    record Network(byte[] address, int bits) {

        static List<Network> all(String... written) {
            return Arrays.stream(written).map(Network::of).toList();
        }

        /** @throws IllegalArgumentException when it is not of the form {@code 10.0.0.0/8} */
        static Network of(String written) {
            String[] parts = written.strip().split("/", 2);
            if (parts.length != 2 || !parts[0].matches("[0-9a-fA-F.:]+") || !parts[1].matches("[0-9]{1,3}")) {
                throw new IllegalArgumentException("not a network: " + written);
            }
            try {
                return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("not a network: " + written, e);
            }
        }

        boolean holds(byte[] other) {
            int rest = 8 * address.length - bits;
            return other.length == address.length
                    && new BigInteger(1, other).shiftRight(rest).equals(new BigInteger(1, address).shiftRight(rest));
        }
    }

    /** Whether the service may call it: it lies outside, or in one of the {@code allowed} networks. */
    static boolean callable(InetAddress address, List<Network> allowed) {
        byte[] bytes = unmapped(address.getAddress());
        return allowed.stream().anyMatch(network -> network.holds(bytes)) || outside(bytes);
    }

    private static boolean outside(byte[] address) {
        return INWARD.stream().noneMatch(network -> network.holds(address)) && (address.length == 4 || PUBLIC_IPV6.holds(address));
    }

    /** An IPv4 address that is written as an IPv6 address is the IPv4 address. */
    private static byte[] unmapped(byte[] address) {
        return address.length == 16 && Arrays.equals(address, 0, MAPPED.length, MAPPED, 0, MAPPED.length)
                ? Arrays.copyOfRange(address, MAPPED.length, 16) : address;
    }
}
