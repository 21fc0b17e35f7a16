package dev.holdfast.controlplane.token;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses in CIDR notation, or one address. Never asks a name server. */
record Network(byte[] address, int prefixLength) {
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]{7,15}|(?=.*:)[0-9a-fA-F:.]{2,45}");

    /** @throws IllegalArgumentException if it is none */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
        int bits = address.length * 8;
        String length = slash < 0 ? Integer.toString(bits) : text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        return new Network(address, Integer.parseInt(length));
    }

    /** Addresses of the other family are never within. */
    boolean contains(String numericAddress) {
        byte[] other = bytes(numericAddress);
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String numeric) {
        String bare = numeric.contains("%") ? numeric.substring(0, numeric.indexOf('%')) : numeric;
        if (!NUMERIC.matcher(bare).matches() || (!bare.contains(":") && bare.split("\\.", -1).length != 4)) {
            throw new IllegalArgumentException("not an address: " + numeric);
        }
        try {
            return InetAddress.getByName(bare).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + numeric, e);
        }
    }
}
