package dev.holdfast.pod.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A block of IP addresses. IPv4 and IPv6 are apart: an IPv4 address that is written as IPv6 is not in a range of IPv4.
 *
 * @param network the first address's bytes; not to be changed
 * @param prefix number of leading bits that all addresses share
 */
record AddressRange(byte[] network, int prefix) {
    /**
     * Reads {@code address/bits}, or a single address.
     *
     * @throws IllegalArgumentException for anything else, host names included
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = literal(slash < 0 ? text : text.substring(0, slash), text);
        int bits = network.length * Byte.SIZE;
        int prefix = slash < 0 ? bits : number(text.substring(slash + 1), text);
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("not an address range: " + text);
        }
        return new AddressRange(network, prefix);
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        int rest = prefix % Byte.SIZE;
        if (!Arrays.equals(address, 0, whole, network, 0, whole)) {
            return false;
        }
        int mask = 0xFF << (Byte.SIZE - rest);
        return rest == 0 || ((address[whole] ^ network[whole]) & mask & 0xFF) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange(byte[] otherNetwork, int otherPrefix)
                && Arrays.equals(network, otherNetwork)
                && prefix == otherPrefix;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + prefix;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(network) + "/" + prefix;
    }

    private static byte[] literal(String address, String text) {
        boolean isNumeric = address.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        boolean isLiteral = address.indexOf(':') >= 0 || (isNumeric && !address.isEmpty());
        try {
            if (isLiteral) {
                return InetAddress.getByName(address).getAddress();
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address range: " + text, e);
        }
        throw new IllegalArgumentException("not an address range: " + text);
    }

    private static int number(String digits, String text) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an address range: " + text, e);
        }
    }
}
