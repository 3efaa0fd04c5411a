package org.maillage.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses the service may call, and when it tries again. */
class NetworksTest {

    private static boolean callable(String address) throws UnknownHostException {
        return Networks.callable(InetAddress.getByName(address), List.of());
    }

    /** The first and the last address of each network that is kept for something else. */
    @ParameterizedTest
    @ValueSource(strings = {
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.255",
        "169.254.0.0", "169.254.169.254", "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.255", "192.0.2.0",
        "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.0",
        "239.255.255.255", "240.0.0.0", "255.255.255.254", "255.255.255.255", "168.63.129.16", "2130706433", "127.1", "0",
        "::", "::1", "::2", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "100::1", "fc00::", "fd00:ec2::254", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fe80::1", "febf:ffff::1", "fec0::1",
        "ff02::1", "ff0e::1", "2001::1", "2001:0:7f00:1::", "2001:10::1", "2001:1ff:ffff::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "3fff::1", "4000::1",
        "1fff:ffff::1", "5f00::1"})
    void inwardAndSpecialAddressesAreNotCalled(String address) throws UnknownHostException {
        assertFalse(callable(address), address);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0",
        "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "203.0.112.255",
        "203.0.114.0", "223.255.255.255", "168.63.129.15", "8.8.8.8", "::ffff:8.8.8.8",
        "2001:200::1", "2001:4860:4860::8888", "2003::1", "2a00:1450::1", "3ffe::1"})
    void publicAddressesAre(String address) throws UnknownHostException {
        assertTrue(callable(address), address);
    }

    /** Every first byte of IPv4: what is not listed above is public. */
    @Test
    void noOtherFirstByteIsKept() throws UnknownHostException {
        for (int first = 0; first < 256; first++) {
            boolean kept = first == 0 || first == 10 || first == 127 || first >= 224;
            assertEquals(!kept, callable(first + ".1.1.1"), String.valueOf(first));
        }
    }

    /** Of IPv6, nothing outside of 2000::/3. */
    @Test
    void noOtherPrefixIsPublic() throws UnknownHostException {
        for (int prefix = 0; prefix < 0x10000; prefix += 0x100) {
            assertEquals(prefix >= 0x2000 && prefix < 0x4000, callable(Integer.toHexString(prefix + 3) + ":1000::1"), Integer.toHexString(prefix));
        }
    }

    @Test
    void networksMayBeAllowedByConfiguration() throws UnknownHostException {
        List<Networks.Network> allowed = Networks.Network.all("10.1.0.0/16", "fd12::/16");
        assertTrue(Networks.callable(InetAddress.getByName("10.1.255.1"), allowed));
        assertTrue(Networks.callable(InetAddress.getByName("::ffff:10.1.0.1"), allowed));
        assertTrue(Networks.callable(InetAddress.getByName("fd12:1::1"), allowed));
        assertFalse(Networks.callable(InetAddress.getByName("10.2.0.1"), allowed));
        assertFalse(Networks.callable(InetAddress.getByName("fd13::1"), allowed));
        assertThrows(IllegalArgumentException.class, () -> Networks.Network.of("localhost/8"));
        assertThrows(IllegalArgumentException.class, () -> Networks.Network.of("10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 10", "2, 0, 20", "3, 0, 40", "10, 0, 5120", "12, 0, 20480", "13, 0, 21600", "100, 0, 21600", "1, 99, 12", "13, 99, 26946"})
    void eachWaitIsTwiceTheOneBeforeUpToSixHours(int attempts, int chance, long seconds) {
        assertEquals(seconds, Backoff.after(attempts, chance).toSeconds());
        assertTrue(Backoff.after(attempts, chance).compareTo(Duration.ofHours(8)) < 0);
    }
}
