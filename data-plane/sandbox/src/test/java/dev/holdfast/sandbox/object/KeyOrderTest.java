package dev.holdfast.sandbox.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyOrderTest {
    @Property
    void keysAreOrderedByTheBytesOfUtf8(@ForAll("keys") String a, @ForAll("keys") String b) {
        int expected = Arrays.compareUnsigned(utf8(a), utf8(b));
        assertThat(Integer.signum(KeyOrder.COMPARATOR.compare(a, b))).isEqualTo(Integer.signum(expected));
    }

    @Property
    void whatFollowsAPrefixIsTheLeastTextAboveAllThatHaveIt(@ForAll("keys") String prefix, @ForAll("keys") String key) {
        KeyOrder.afterPrefix(prefix).ifPresent(after -> {
            boolean inside =
                    KeyOrder.COMPARATOR.compare(key, prefix) >= 0 && KeyOrder.COMPARATOR.compare(key, after) < 0;
            assertThat(inside).isEqualTo(key.startsWith(prefix));
            assertThat(KeyOrder.COMPARATOR.compare(prefix + key, after)).isNegative();
        });
    }

    @Example
    void nothingFollowsTheGreatestPrefix() {
        assertThat(KeyOrder.afterPrefix(Character.toString(Character.MAX_CODE_POINT)))
                .isEmpty();
        assertThat(KeyOrder.afterPrefix("a\uD7FF")).contains("a\uE000");
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of("a", "b", "\uD7FF", "\uE000", "\uFFFF", "\uD800\uDC00", "\uDBFF\uDFFF")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
