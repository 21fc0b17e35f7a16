package dev.holdfast.sandbox.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BundleTest {
    @Test
    void aModuleMayBeLarge() {
        String text = "a".repeat(21_000_000);
        String json =
                "{\"mainModule\":\"m\",\"modules\":[{\"name\":\"m\",\"type\":\"text\",\"content\":\"" + text + "\"}]}";

        Bundle bundle = Bundle.parse(json.getBytes(StandardCharsets.UTF_8));

        assertThat(bundle.modules().get("m").content()).hasSize(text.length());
    }
}
