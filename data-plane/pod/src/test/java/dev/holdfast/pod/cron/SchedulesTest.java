package dev.holdfast.pod.cron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.PublishedSchedules;
import dev.holdfast.pod.time.ManualTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PODS = 3;

    private final ManualTimers timers = new ManualTimers();
    private final ScheduleClaims claims = new InMemoryScheduleClaims(timers);
    private final List<String> runs = new ArrayList<>();
    private final Map<DueRun, Runnable> unfinished = new HashMap<>();
    private final Map<String, List<String>> published = new HashMap<>();
    private boolean unreadable;
    private boolean runsHang;

    @Test
    void eachScheduleRunsOnceInTheClusterInItsMinute() {
        published.put("w1", List.of("* * * * *", "*/2 * * * *"));
        published.put("w2", List.of("3 * * * *"));
        for (int pod = 0; pod < PODS; pod++) {
            pod("p" + pod).start();
        }
        timers.advance(MINUTE.multipliedBy(3));
        assertThat(runs.stream().map(run -> run.substring(3)))
                .containsExactlyInAnyOrder(
                        "w1 * * * * * 1", "w1 * * * * * 2", "w1 */2 * * * * 2", "w1 * * * * * 3", "w2 3 * * * * 3");
    }

    @Test
    void theMinuteInWhichAPodStartsAndTheOnesBeforeAreNotRun() {
        published.put("w", List.of("* * * * *"));
        timers.advance(MINUTE.multipliedBy(10).plusSeconds(5));
        pod("p1").start();
        timers.advance(Duration.ofSeconds(30));
        assertThat(runs).isEmpty();
        timers.advance(MINUTE);
        assertThat(runs).containsExactly("p1 w * * * * * 11");
    }

    @Test
    void aRunBeginsWithinSecondsOfItsMinute() {
        published.put("w", List.of("2 * * * *"));
        pod("p1").start();
        timers.advance(Duration.ofSeconds(118));
        assertThat(runs).isEmpty();
        timers.advance(Duration.ofSeconds(3));
        assertThat(runs).hasSize(1);
    }

    @Test
    void aLongRunIsNotRunAgainWhileItsPodLives() {
        published.put("w", List.of("1 * * * *"));
        runsHang = true;
        pod("p1").start();
        pod("p2").start();
        timers.advance(MINUTE.multipliedBy(10));
        assertThat(runs).hasSize(1);
        unfinished.values().forEach(Runnable::run);
        timers.advance(MINUTE.multipliedBy(5));
        assertThat(runs).hasSize(1);
    }

    @Test
    void theRunOfADeadPodIsTakenOver() {
        published.put("w", List.of("1 * * * *"));
        DueRun run = new DueRun("w", "1 * * * *", 1);
        pod("p2").start();
        timers.advance(Duration.ofSeconds(58));
        var _ = claims.claim(run);
        timers.advance(Duration.ofSeconds(10));
        assertThat(runs).isEmpty();
        timers.advance(Duration.ofSeconds(ScheduleClaims.EXPIRY_SECONDS + 10));
        assertThat(runs).containsExactly("p2 w 1 * * * * 1");
        timers.advance(MINUTE.multipliedBy(3));
        assertThat(runs).hasSize(1);
    }

    @Test
    void whatCouldNotBeReadIsReadAgain() {
        published.put("w", List.of("1 * * * *"));
        pod("p1").start();
        unreadable = true;
        timers.advance(MINUTE.plusSeconds(20));
        assertThat(runs).isEmpty();
        unreadable = false;
        timers.advance(Duration.ofSeconds(2));
        assertThat(runs).hasSize(1);
    }

    @Test
    void aStoppedPodBeginsNothing() {
        published.put("w", List.of("* * * * *"));
        Schedules pod = pod("p1");
        pod.start();
        pod.stop();
        timers.advance(MINUTE.multipliedBy(3));
        assertThat(runs).isEmpty();
    }

    @Test
    void runsInProgressAreCounted() {
        published.put("w", List.of("1 * * * *"));
        runsHang = true;
        Schedules pod = pod("p1");
        pod.start();
        timers.advance(MINUTE.multipliedBy(2));
        assertThat(pod.running()).isEqualTo(1);
        unfinished.values().forEach(Runnable::run);
        assertThat(pod.running()).isZero();
    }

    private Schedules pod(String name) {
        return new Schedules(
                this::read,
                claims,
                (run, ended) -> {
                    runs.add(name + " " + run.workerId() + " " + run.cron() + " " + run.minute());
                    if (runsHang) {
                        unfinished.put(run, ended);
                    } else {
                        ended.run();
                    }
                },
                timers);
    }

    private CompletionStage<List<PublishedSchedules>> read() {
        if (unreadable) {
            return CompletableFuture.failedFuture(new IllegalStateException("Redis is away"));
        }
        return CompletableFuture.completedFuture(published.entrySet().stream()
                .map(entry -> new PublishedSchedules("a", entry.getKey(), "script", entry.getValue()))
                .toList());
    }
}
