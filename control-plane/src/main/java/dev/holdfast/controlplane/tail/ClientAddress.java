package dev.holdfast.controlplane.tail;

import java.net.InetAddress;

/** Addresses of the network, of which IPv6 has many ways to write one. */
final class ClientAddress {
    /** Where workers find from which address a request came. */
    static final String HEADER = "cf-connecting-ip";

    private ClientAddress() {}

    static boolean isOne(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** One way of writing it; what is no address stays as it is. */
    static String normal(String text) {
        return isOne(text) ? InetAddress.ofLiteral(text).getHostAddress() : text;
    }
}
