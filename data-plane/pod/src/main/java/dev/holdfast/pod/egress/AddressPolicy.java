package dev.holdfast.pod.egress;

import dev.holdfast.pod.config.EgressConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses tenants' code may reach: public ones, those that the operator allows in addition, none of those that
 * the operator denies. An IPv4 address inside an IPv6 one (mapped, translated, 6to4, Teredo) counts as that IPv4
 * address as well. Safe for several threads.
 */
final class AddressPolicy {
    private static final int IPV6_BYTES = 16;
    private static final int IPV4_BYTES = 4;

    /**
     * https://www.iana.org/assignments/iana-ipv4-special-registry and its twin for IPv6: what is not globally
     * reachable.
     */
    private static final List<AddressRange> NOT_PUBLIC = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    /** IPv6 ranges whose addresses hold an IPv4 address, and where. */
    private static final List<Embedding> EMBEDDINGS = List.of(
            new Embedding(new AddressRange(mappedPrefix(), 96), 12),
            new Embedding(AddressRange.parse("64:ff9b::/96"), 12),
            new Embedding(AddressRange.parse("2002::/16"), 2));

    private final List<AddressRange> allowed;
    private final List<AddressRange> denied;

    private record Embedding(AddressRange range, int offset) {}

    AddressPolicy(List<AddressRange> allowed, List<AddressRange> denied) {
        this.allowed = List.copyOf(allowed);
        this.denied = List.copyOf(denied);
    }

    /** @throws IllegalArgumentException when a range cannot be read */
    static AddressPolicy of(EgressConfig config) {
        return new AddressPolicy(
                ranges(config.allowed().orElse(List.of())),
                ranges(config.denied().orElse(List.of())));
    }

    /** Whether code may connect to the address. */
    boolean permits(byte[] address) {
        byte[] plain = embedded(address).orElse(address);
        if (contains(denied, address) || contains(denied, plain)) {
            return false;
        }
        return contains(allowed, address)
                || contains(allowed, plain)
                || !(contains(NOT_PUBLIC, address) || contains(NOT_PUBLIC, plain));
    }

    private static Optional<byte[]> embedded(byte[] address) {
        if (address.length != IPV6_BYTES) {
            return Optional.empty();
        }
        return EMBEDDINGS.stream()
                .filter(embedding -> embedding.range().contains(address))
                .map(embedding -> Arrays.copyOfRange(address, embedding.offset(), embedding.offset() + IPV4_BYTES))
                .findFirst();
    }

    private static boolean contains(List<AddressRange> ranges, byte[] address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** {@code ::ffff:0:0}, which Java's own parser turns into IPv4. */
    private static byte[] mappedPrefix() {
        byte[] prefix = new byte[IPV6_BYTES];
        prefix[10] = (byte) 0xFF;
        prefix[11] = (byte) 0xFF;
        return prefix;
    }

    private static List<AddressRange> ranges(String... texts) {
        return ranges(List.of(texts));
    }

    private static List<AddressRange> ranges(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(AddressRange::parse)
                .toList();
    }
}
