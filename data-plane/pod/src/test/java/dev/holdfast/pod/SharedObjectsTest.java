package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that uses the objects of another worker of its account. */
@Timeout(120)
class SharedObjectsTest {
    private static final String HOST = "neighbour.demo.localhost";
    /** Has a class of the same name, with objects of its own. */
    private static final String NEIGHBOUR = """
            export class Counter { fetch() { return new Response("own") } }
            export default {
              async fetch(request, env, ctx) {
                const text = async (namespace) =>
                  (await namespace.getByName("shared").fetch("http://object/runs/shared")).text();
                return new Response([await text(env.OTHERS), await text(env.COUNTER), await text(ctx.exports.Counter)].join());
              }
            };
            """;

    @Test
    void bothReachTheSameObjectsAndNoOthers() throws Exception {
        try (RealPod pod = new RealPod("alarms.js", Map.of())) {
            Published owner = pod.published();
            owner.neighbour(HOST)
                    .compatibilityDate("2026-11-17")
                    .bindings(owner.binding("OTHERS"))
                    .deploy(NEIGHBOUR);
            assertThat(pod.client().getUntil("/set/shared?in=1", "set")).isEqualTo("set");
            assertThat(pod.client().getUntil("/runs/shared", "shared:0")).isEqualTo("shared:0");
            assertThat(pod.client().send(pod.client().request(HOST, "/")).body())
                    .isEqualTo("shared:0,own,own");
        }
    }
}
