package dev.holdfast.pod.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.PodReport;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.TestRedis;
import dev.holdfast.pod.time.ManualTimers;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PodReporterTest {
    private final ManualTimers timers = new ManualTimers();

    @Test
    void aPodTellsOfItselfUntilItStopsAndForgetsThoseThatWentSilent() throws Exception {
        try (TestRedis redis = TestRedis.start()) {
            PodReporter gone = reporter(redis, "gone");
            gone.start().cancel();
            timers.advance(Duration.ofHours(2));
            PodReporter reporter = reporter(redis, "pod-1");
            reporter.start();

            assertThat(pods(redis)).containsExactly("pod-1");
            assertThat(new ObjectMapper()
                            .readValue(redis.get(RedisKeys.podReport("pod-1")), PodReport.class)
                            .shards())
                    .isEqualTo(7);
            reporter.takeBack(Duration.ofSeconds(20));
            assertThat(pods(redis)).isEmpty();
        }
    }

    private PodReporter reporter(TestRedis redis, String name) {
        return new PodReporter(
                redis.lines(),
                name,
                () -> new PodReport(name, "1", 0, timers.epochMillis(), 4, 1, 1, 1, 1, 1, 1, 1, 1, 7, true),
                timers);
    }

    private static List<String> pods(TestRedis redis) throws Exception {
        var answer = redis.lines()
                .send(
                        "pod-1".hashCode(),
                        Request.cmd(Command.ZRANGE).arg(RedisKeys.PODS).arg(0).arg(-1))
                .get(20, TimeUnit.SECONDS);
        return StreamSupport.stream(answer.spliterator(), false)
                .map(Object::toString)
                .toList();
    }
}
