package dev.holdfast.pod.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.Binding;
import dev.holdfast.contract.BundleModule;
import dev.holdfast.contract.ModuleType;
import dev.holdfast.contract.VersionBundle;
import dev.holdfast.contract.secret.KeyRing;
import dev.holdfast.contract.secret.SecretContext;
import dev.holdfast.contract.secret.UnopenableSecretException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedBundleTest {
    private static final String WORKER = "w".repeat(32);

    private final ObjectMapper mapper = new ObjectMapper();
    private final KeyRing keys = KeyRing.parse("a:" + "A".repeat(43) + "=");

    @Test
    void secretsAreOpenedAndNothingElseChanges() throws Exception {
        byte[] published = bundle(
                new Binding.PlainText("P", "\"plain\" \u2028"),
                new Binding.SealedSecret("S", keys.seal(SecretContext.ofBinding(WORKER, "S"), "a \"secret\"\n☃")),
                new Binding.Json("J", "{\"type\":\"sealed_secret\"}"));
        assertThat(new String(published, StandardCharsets.UTF_8)).doesNotContain("a \\\"secret");
        JsonNode before = mapper.readTree(published);
        JsonNode opened = mapper.readTree(
                new FactParser(keys).parseVersion(published).bundle().opened());
        assertThat(opened.path("modules")).isEqualTo(before.path("modules"));
        assertThat(opened.path("compatibilityFlags")).isEqualTo(before.path("compatibilityFlags"));
        assertThat(opened.path("mainModule")).isEqualTo(before.path("mainModule"));
        assertThat(opened.size()).isEqualTo(before.size());
        assertThat(opened.at("/bindings/0")).isEqualTo(before.at("/bindings/0"));
        assertThat(opened.at("/bindings/1").toString())
                .isEqualTo("{\"type\":\"secret_text\",\"name\":\"S\",\"text\":\"a \\\"secret\\\"\\n☃\"}");
        assertThat(opened.at("/bindings/2")).isEqualTo(before.at("/bindings/2"));
    }

    @Test
    void aBundleWithoutSecretsIsHandedOverAsItIs() throws Exception {
        byte[] published = bundle(new Binding.PlainText("P", "plain"));
        assertThat(new FactParser(keys).parseVersion(published).bundle().opened())
                .isSameAs(published);
    }

    @Test
    void aSecretThatDoesNotOpenMakesTheVersionUnreadable() throws Exception {
        byte[] published = bundle(
                new Binding.SealedSecret("S", keys.seal(SecretContext.ofBinding("another worker", "S"), "secret")));
        assertThatThrownBy(() -> new FactParser(keys).parseVersion(published))
                .isInstanceOf(UnopenableSecretException.class);
    }

    private byte[] bundle(Binding... bindings) throws Exception {
        return mapper.writeValueAsBytes(new VersionBundle(
                "a".repeat(32),
                WORKER,
                "script",
                "version",
                "2026-10-01",
                List.of("nodejs_compat"),
                "index.js",
                List.of(new BundleModule("index.js", ModuleType.ES_MODULE, "export default {} // \u0000 ☃")),
                List.of(bindings)));
    }
}
