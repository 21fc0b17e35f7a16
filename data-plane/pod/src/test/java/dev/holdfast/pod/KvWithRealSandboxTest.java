package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Binding;
import dev.holdfast.contract.RedisKeys;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** KV namespaces through a pod and a real sandbox. */
@Timeout(120)
class KvWithRealSandboxTest {
    private static final String NAMESPACE = "1".repeat(32);
    private static final String NEVER_PUBLISHED = "2".repeat(32);

    private static RealPod pod;

    @BeforeAll
    static void startPod() throws Exception {
        pod = new RealPod("kv.js", Map.of("holdfast.egress.paid-subrequests", "40"));
        pod.redis().set(RedisKeys.kvNamespace(NAMESPACE), "{}");
        pod.published()
                .bindings(new Binding.KvNamespace("KV", NAMESPACE), new Binding.KvNamespace("GONE", NEVER_PUBLISHED))
                .update(pod.source());
        pod.client().getUntil("/pages", Matchers.startsWith("["));
    }

    @AfterAll
    static void stopPod() throws Exception {
        pod.close();
    }

    @Test
    void valuesAreKeptWithMetadataAndExpiration() throws Exception {
        assertThat(answer("values"))
                .startsWith(
                        "[{\"value\":\"héllo\",\"metadata\":{\"from\":\"ü\"},\"cacheStatus\":null},[0,255,128],300000,null,")
                .contains(
                        "[\"bytes\",\"undefined\",null]",
                        "[\"stream\",\"number\",null]",
                        "[\"text\",\"undefined\",{\"from\":\"ü\"}]");
    }

    @Test
    void valuesAreAsLargeAsTheyMayBe() throws Exception {
        assertThat(answer("large"))
                .isEqualTo(
                        "[26214400,\"Error: KV PUT failed: 413 Value length of 26214401 exceeds limit of 26214400.\","
                                + "\"Error: KV PUT failed: 413 Value length of 26214401 exceeds limit of 26214400.\"]");
    }

    @Test
    void severalValuesAreReadAtOnce() throws Exception {
        assertThat(answer("many"))
                .isEqualTo("[[[\"m:1\",1],[\"m:2\",100000],[\"m:3\",null]],[[\"m:1\",{\"value\":1,\"metadata\":1}]],"
                        + "\"Error: KV GET_BULK failed: 400 At least one of the requested keys corresponds to a non-json value\","
                        + "\"Error: KV GET_BULK failed: 400 You must request a minimum of 1 key\","
                        + "\"Error: KV GET_BULK failed: 400 You can request a maximum of 100 keys\"]");
    }

    @Test
    void listsComeInPages() throws Exception {
        assertThat(answer("pages")).isEqualTo("[\"p:0,p:1\",\"p:2,p:3\",\"p:4\"]");
    }

    @Test
    void refusalsSayWhy() throws Exception {
        assertThat(answer("refusals"))
                .isEqualTo(
                        "[\"Error: KV PUT failed: 400 Invalid expiration_ttl of 59. Expiration TTL must be at least 60.\","
                                + "\"Error: KV PUT failed: 413 Metadata length of 1026 exceeds limit of 1024.\","
                                + "\"Error: KV GET failed: 400 Invalid cache_ttl of 1. Cache TTL must be at least 30.\","
                                + "\"Error: KV GET failed: 400 Invalid key_count_limit of 1001. Please specify an integer less than 1000.\","
                                + "\"Error: KV GET failed: 400 Invalid cursor. Please use the cursor of the previous list.\","
                                + "\"Error: KV GET failed: 400 The KV namespace does not exist\"]");
    }

    @Test
    void operationsCountAsSubrequests() throws Exception {
        assertThat(answer("subrequests")).isEqualTo("[40,\"Error: Too many subrequests.\"]");
    }

    @Test
    void objectsWriteInOrder() throws Exception {
        assertThat(answer("object")).isEqualTo("[3,3]");
    }

    private static String answer(String check) throws Exception {
        return pod.client().get("/" + check).body();
    }
}
