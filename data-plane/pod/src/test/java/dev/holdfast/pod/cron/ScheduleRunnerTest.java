package dev.holdfast.pod.cron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.ScheduleRun;
import dev.holdfast.contract.ScheduleRun.Outcome;
import dev.holdfast.contract.secret.KeyRing;
import dev.holdfast.link.message.ExchangeMessage.Cancel;
import dev.holdfast.link.message.ExchangeMessage.Request;
import dev.holdfast.link.message.ExchangeMessage.Scheduled;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.pod.Published;
import dev.holdfast.pod.TestRedis;
import dev.holdfast.pod.assets.AssetService;
import dev.holdfast.pod.catalog.PublishedCatalog;
import dev.holdfast.pod.catalog.RedisFacts;
import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.invocation.Invocations;
import dev.holdfast.pod.invocation.SilentListener;
import dev.holdfast.pod.metrics.PodMetrics;
import dev.holdfast.pod.rollup.Rollups;
import dev.holdfast.pod.sandbox.FakeLauncher;
import dev.holdfast.pod.sandbox.FakeSandbox;
import dev.holdfast.pod.sandbox.SandboxHooks;
import dev.holdfast.pod.sandbox.SandboxPool;
import dev.holdfast.pod.time.ManualTimers;
import dev.holdfast.pod.worker.Destinations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScheduleRunnerTest implements FakeSandbox.Script {
    private static final DueRun RUN = new DueRun(Published.WORKER, "*/5 * * * *", 29_928_240);

    private final TestRedis redis = TestRedis.start();
    private final ManualTimers timers = new ManualTimers();
    private final FakeLauncher launcher = new FakeLauncher(this);
    private final BlockingQueue<ScheduleRun> records = new LinkedBlockingQueue<>();
    private final BlockingQueue<Scheduled> delivered = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ScheduleRunner runner = runner();
    private BiConsumer<FakeSandbox, Scheduled> handler = FakeSandbox.Script.super::scheduled;

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void aRunIsDeliveredToTheDeployedVersionAndRecorded() throws Exception {
        new Published(redis).deploy("v1");
        runner.run(RUN, ended::countDown);
        ScheduleRun run = next();
        assertThat(run)
                .isEqualTo(
                        new ScheduleRun("*/5 * * * *", 29_928_240L * 60_000, timers.epochMillis(), 0, Outcome.OK, ""));
        Scheduled due = delivered.poll(10, TimeUnit.SECONDS);
        assertThat(due.cron()).isEqualTo("*/5 * * * *");
        assertThat(due.dueMillis()).isEqualTo(29_928_240L * 60_000);
    }

    @Test
    void aRunThatFailsIsRecordedWithItsError() throws Exception {
        new Published(redis).deploy("v1");
        handler = (sandbox, due) ->
                sandbox.fail(due.exchange(), new Failure(Cause.SCRIPT_THREW, "TypeError", "bad", "TypeError: bad"));
        runner.run(RUN, ended::countDown);
        ScheduleRun run = next();
        assertThat(run.outcome()).isEqualTo(Outcome.EXCEPTION);
        assertThat(run.error()).isEqualTo("bad");
    }

    @Test
    void aRunThatTakesTooLongIsEnded() throws Exception {
        new Published(redis).deploy("v1");
        handler = (sandbox, due) -> {};
        runner.run(RUN, ended::countDown);
        Scheduled due = delivered.poll(10, TimeUnit.SECONDS);
        timers.advance(Duration.ofMinutes(15));
        ScheduleRun run = next();
        assertThat(run.outcome()).isEqualTo(Outcome.EXCEEDED_LIMIT);
        assertThat(run.durationMillis()).isEqualTo(15 * 60_000);
        assertThat(launcher.launched().getFirst().next(Cancel.class).exchange()).isEqualTo(due.exchange());
    }

    @Test
    void aWorkerThatIsNotDeployedIsRecordedAsUnavailable() throws Exception {
        runner.run(RUN, ended::countDown);
        assertThat(next().outcome()).isEqualTo(Outcome.UNAVAILABLE);
    }

    @Override
    public void request(FakeSandbox sandbox, Request request) {
        throw new AssertionError("no request was made");
    }

    @Override
    public void scheduled(FakeSandbox sandbox, Scheduled due) {
        delivered.add(due);
        handler.accept(sandbox, due);
    }

    private ScheduleRun next() throws InterruptedException {
        ScheduleRun run = records.poll(20, TimeUnit.SECONDS);
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        return run;
    }

    private ScheduleRunner runner() {
        PodMetrics metrics = new PodMetrics(new SimpleMeterRegistry());
        SandboxHooks hooks = new SandboxHooks(
                (from, target, head, caller) -> NoCallee.INSTANCE,
                (from, target, head, caller) -> NoCallee.INSTANCE,
                (from, head, caller) -> NoCallee.INSTANCE,
                (from, target, head, caller) -> NoCallee.INSTANCE,
                version -> 0,
                new Invocations(new Rollups(timers), SilentListener.INSTANCE, timers),
                metrics);
        SandboxPool sandboxes =
                new SandboxPool(launcher, hooks, TestSettings.of(Map.of()).sandbox(), timers, Runnable::run);
        Destinations destinations = new Destinations(
                new PublishedCatalog(new RedisFacts(redis.lines()), KeyRing.parse(TestSettings.SECRETS_KEYS), timers),
                sandboxes,
                new AssetService(redis.lines(), TestSettings.of(Map.of()).assets()),
                timers);
        return new ScheduleRunner(destinations, (worker, run) -> records.add(run), timers);
    }
}
