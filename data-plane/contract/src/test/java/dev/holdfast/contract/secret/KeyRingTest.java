package dev.holdfast.contract.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final String OLD = "old:" + key(1);
    private static final String NEW = "new:" + key(2);
    private static final String CONTEXT = SecretContext.ofBinding("w".repeat(32), "TOKEN");

    private final KeyRing ring = KeyRing.parse(NEW + "," + OLD);

    @Test
    void whatIsSealedOpensAndLooksDifferentEveryTime() {
        String sealed = ring.seal(CONTEXT, "s3cret ☃");
        assertThat(ring.open(CONTEXT, sealed)).isEqualTo("s3cret ☃");
        assertThat(sealed).startsWith("new:").doesNotContain("s3cret").isNotEqualTo(ring.seal(CONTEXT, "s3cret ☃"));
    }

    @Test
    void anOldKeyOpensWhatItSealedButSealsNothing() {
        String sealed = KeyRing.parse(OLD).seal(CONTEXT, "before");
        assertThat(ring.open(CONTEXT, sealed)).isEqualTo("before");
        assertThat(KeyRing.keyOf(sealed)).isEqualTo("old");
        assertThat(ring.current()).isEqualTo("new");
    }

    @Test
    void withoutItsKeyNothingOpens() {
        String sealed = ring.seal(CONTEXT, "text");
        assertThatThrownBy(() -> KeyRing.parse(OLD).open(CONTEXT, sealed))
                .isInstanceOf(UnopenableSecretException.class)
                .hasMessageContaining("'new'");
    }

    @Test
    void nothingOpensInAnotherContextOrChanged() {
        String sealed = ring.seal(CONTEXT, "text");
        assertThatThrownBy(() -> ring.open(SecretContext.ofBinding("w".repeat(32), "OTHER"), sealed))
                .isInstanceOf(UnopenableSecretException.class);
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(4));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            String text = "new:" + Base64.getEncoder().encodeToString(changed);
            assertThatThrownBy(() -> ring.open(CONTEXT, text)).isInstanceOf(UnopenableSecretException.class);
        }
        for (String broken : new String[] {"", "new", "new:", "new:AAAA", "new:###"}) {
            assertThatThrownBy(() -> ring.open(CONTEXT, broken)).isInstanceOf(UnopenableSecretException.class);
        }
    }

    @Test
    void aRingThatIsNotWellFormedIsRefusedWithoutShowingAKey() {
        for (String text : new String[] {"", "new", "new:short", "a b:" + key(1), NEW + "," + NEW, NEW + ","}) {
            assertThatThrownBy(() -> KeyRing.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain(key(1), key(2), "short"));
        }
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
