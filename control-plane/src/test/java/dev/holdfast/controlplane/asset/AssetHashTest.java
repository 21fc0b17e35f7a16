package dev.holdfast.controlplane.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AssetHashTest {
    @Test
    void namesContentAsWranglerDoes() {
        byte[] content = "<h1>Hello</h1>\n".getBytes(StandardCharsets.UTF_8);
        assertThat(AssetHash.of(content, "/index.html")).isEqualTo("569c49c876d9d1d37936e494e70a80e8");
        assertThat(AssetHash.of(content, "/a.b/.html")).isEqualTo("b237fc9077fff20c72257271e077b504");
        assertThat(AssetHash.of(content, "/deep/page.html")).isEqualTo(AssetHash.of(content, "/index.html"));
    }
}
