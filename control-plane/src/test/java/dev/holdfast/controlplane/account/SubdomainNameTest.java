package dev.holdfast.controlplane.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.controlplane.api.ApiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubdomainNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"ada", "a-b", "a--b--c", "0x0", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk"
            })
    void takesHostLabels(String name) {
        assertThat(SubdomainName.of(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "-abc",
                "abc-",
                "a.b",
                "a_b",
                "ünï",
                "xn--abc",
                "a b",
                "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl",
                "www",
                "admin",
                "dashboard",
                "holdfast"
            })
    void refusesWhatIsNoLabelOrReserved(String name) {
        assertThatThrownBy(() -> SubdomainName.of(name)).isInstanceOf(ApiException.class);
    }
}
