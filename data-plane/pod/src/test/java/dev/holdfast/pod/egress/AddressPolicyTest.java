package dev.holdfast.pod.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private static final AddressPolicy STRICT = new AddressPolicy(List.of(), List.of());

    /** Blocks of IPv4 that must not be reached, as first address and number of leading bits. */
    private static final int[][] PRIVATE = {
        {0x00000000, 8}, {0x0A000000, 8}, {0x64400000, 10}, {0x7F000000, 8}, {0xA9FE0000, 16},
        {0xAC100000, 12}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xE0000000, 4}, {0xF0000000, 4}
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.32.0.1",
                "100.128.0.1",
                "2606:4700::1111",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void publicAddressesArePermitted(String address) throws Exception {
        assertThat(STRICT.permits(bytes(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fdff::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:a00:1::1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001:0:a00:1::",
                "::10.0.0.1",
                "::ffff:10.0.0.1"
            })
    void addressesThatAreNotPublicAreRefused(String address) throws Exception {
        assertThat(STRICT.permits(bytes(address))).isFalse();
    }

    @Test
    void everyFormOfAPrivateAddressIsRefused() {
        Random random = new Random(42);
        for (int[] block : PRIVATE) {
            for (int i = 0; i < 2000; i++) {
                int address = block[0] | (random.nextInt() & (int) (0xFFFFFFFFL >>> block[1]));
                byte[] four = {(byte) (address >>> 24), (byte) (address >>> 16), (byte) (address >>> 8), (byte) address
                };
                assertThat(STRICT.permits(four)).isFalse();
                assertThat(STRICT.permits(embedded(four, 12, 0xFF, 10, 11)))
                        .as("mapped")
                        .isFalse();
                byte[] translated = embedded(four, 12, 0);
                translated[1] = 0x64;
                translated[2] = (byte) 0xFF;
                translated[3] = (byte) 0x9B;
                assertThat(STRICT.permits(translated)).as("translated").isFalse();
                byte[] sixToFour = embedded(four, 2, 0);
                sixToFour[0] = 0x20;
                sixToFour[1] = 0x02;
                assertThat(STRICT.permits(sixToFour)).as("6to4").isFalse();
            }
        }
    }

    @Test
    void theOperatorAllowsMoreAndDeniesMore() throws Exception {
        AddressPolicy policy = new AddressPolicy(
                List.of(AddressRange.parse("127.0.0.1/32"), AddressRange.parse("::1")),
                List.of(AddressRange.parse("8.8.8.0/24")));
        assertThat(policy.permits(bytes("127.0.0.1"))).isTrue();
        assertThat(policy.permits(bytes("::1"))).isTrue();
        assertThat(policy.permits(bytes("127.0.0.2"))).isFalse();
        assertThat(policy.permits(bytes("8.8.8.8"))).isFalse();
        assertThat(policy.permits(bytes("64:ff9b::808:808"))).as("translated").isFalse();
        assertThat(policy.permits(bytes("8.8.4.4"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/x", "", "1.2.3.4/-1"})
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] embedded(byte[] four, int offset, int filling, int... filled) {
        byte[] address = new byte[16];
        for (int index : filled) {
            address[index] = (byte) filling;
        }
        System.arraycopy(four, 0, address, offset, 4);
        return address;
    }

    private static byte[] bytes(String address) throws UnknownHostException {
        return InetAddress.getByName(address).getAddress();
    }
}
