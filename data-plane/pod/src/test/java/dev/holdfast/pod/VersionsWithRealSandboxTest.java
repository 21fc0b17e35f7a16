package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import dev.holdfast.contract.Binding;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.VersionShare;
import dev.holdfast.contract.secret.KeyRing;
import dev.holdfast.contract.secret.SecretContext;
import dev.holdfast.pod.config.TestSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Versions that serve side by side, and what is published with them, through a pod and real sandboxes. */
@Timeout(120)
class VersionsWithRealSandboxTest {
    private static final int OBJECTS = 20;

    private RealPod pod;
    private String one;
    private String two;

    @BeforeEach
    void publishTwoVersions() throws Exception {
        pod = new RealPod("versions.js", Map.of());
        one = pod.published().update(pod.source());
        two = pod.published().update(pod.source().replace("\"one\"", "\"two\""));
    }

    @AfterEach
    void stop() throws Exception {
        pod.close();
    }

    @Test
    void requestsSayWhichVersionServes() throws Exception {
        split(100);
        assertThat(get("/version", "Cloudflare-Workers-Version-Overrides", "counter=\"" + two + "\""))
                .isEqualTo("two");
        assertThat(get("/version", "Cloudflare-Workers-Version-Overrides", "other=\"" + two + "\""))
                .isEqualTo("one");
        split(50);
        Set<String> versions = new HashSet<>();
        for (int key = 0; key < 20; key++) {
            String version = get("/version", "Cloudflare-Workers-Version-Key", "user-" + key);
            assertThat(get("/version", "Cloudflare-Workers-Version-Key", "user-" + key))
                    .isEqualTo(version);
            versions.add(version);
        }
        assertThat(versions).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void objectsMoveOnlyToTheVersionWhoseShareGrowsAndOthersKeepRunning() throws Exception {
        pod.published().updateDelayMillis(0);
        split(100);
        List<String> before = objects();
        assertThat(before).allMatch(answer -> answer.equals("one 1"));
        split(50);
        List<String> half = objects();
        assertThat(half).contains("one 2", "two 1").doesNotContain("one 1");
        split(25);
        List<String> most = objects();
        for (int i = 0; i < OBJECTS; i++) {
            if (half.get(i).startsWith("two")) {
                assertThat(most.get(i)).isEqualTo("two 2");
            } else {
                assertThat(most.get(i)).isIn("one 3", "two 1");
            }
        }
    }

    @Test
    void aVersionAnswersAtItsOwnHostThoughItIsNotDeployed() throws Exception {
        pod.published().preview("preview.demo.localhost", one);
        assertThat(pod.client()
                        .send(pod.client().request("preview.demo.localhost", "/version"))
                        .body())
                .isEqualTo("one");
        assertThat(pod.client().get("/version").body()).isEqualTo("two");
    }

    @Test
    void aSecretIsSealedInRedisAndOpenInTheSandbox() throws Exception {
        String sealed = KeyRing.parse(TestSettings.SECRETS_KEYS)
                .seal(SecretContext.ofBinding(Published.WORKER, "SECRET"), "hush \"☃\"");
        String version = pod.published()
                .bindings(new Binding.SealedSecret("SECRET", sealed))
                .update(pod.source());
        String answer = "[\"hush \\\"☃\\\"\",\"hush \\\"☃\\\"\",[\"COUNTER\",\"SECRET\"]]";
        assertThat(pod.client().getUntil("/secret", answer)).isEqualTo(answer);
        assertThat(pod.redis().get(RedisKeys.bundle(version))).contains(sealed).doesNotContain("hush");
    }

    /** Gives the first version this share and the second one the rest, and waits until the pod knows. */
    private void split(double first) throws Exception {
        String probe = probeAt(first == 100 ? 99 : first);
        pod.published().split(new VersionShare(one, first), new VersionShare(two, 100 - first));
        pod.client().getUntil("/object/" + probe, startsWith(first == 100 ? "one" : "two"));
    }

    /** The name of an object just behind a share: the first to move when the share before it shrinks to that. */
    private static String probeAt(double share) {
        return IntStream.range(0, 100_000)
                .mapToObj(i -> "probe" + i)
                .filter(name -> {
                    double position = Long.parseLong(Published.id(name).substring(8, 16), 16) / 0x1p32 * 100;
                    return position >= share && position < share + 1;
                })
                .findFirst()
                .orElseThrow();
    }

    private List<String> objects() throws Exception {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            answers.add(pod.client().get("/object/o" + i).body());
        }
        return answers;
    }

    private String get(String path, String header, String value) throws Exception {
        return pod.client()
                .send(pod.client().request(path).header(header, value))
                .body();
    }
}
