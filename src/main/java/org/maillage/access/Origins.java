package org.maillage.access;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as the limits count it. */
final class Origins {

    /** Who has one IPv6 address usually has the whole /64, and could otherwise take a new one for each attempt. */
    private static final int NETWORK_BYTES = 8;

    private Origins() {
    }

    /** The IPv4 address, the first half of the IPv6 address, or what a proxy says in place of one. */
    static String of(SocketAddress remote) {
        String host = remote == null ? "" : remote.hostAddress() == null ? remote.host() : remote.hostAddress();
        byte[] address = host == null ? null : NetUtil.createByteArrayFromIpAddressString(host);
        return address == null || address.length == 4 ? "address " + host
                : "network " + HexFormat.of().formatHex(Arrays.copyOf(address, NETWORK_BYTES));
    }
}
