package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.ExchangeMessage.Response;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.SandboxMessage.ObjectReset;
import dev.holdfast.link.message.SandboxMessage.StorageCommit;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Target OBJECT = new Target.PlacedObject(7);
    private static final long DUE = 4_000_000_000_000L;
    private static final String TIME = "return new Response(String(await s.getAlarm()))";

    private final FakePod pod = FakePod.start();

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void anAlarmWakesTheObjectAndIsAnsweredWhenItsWritesAreDurable() throws Exception {
        thing("await s.put('ran', info.retryCount)", TIME);
        pod.holdCommits = true;
        FakePod.Answer run = pod.alarm(7, DUE, 2);
        StorageCommit commit = pod.heldCommits.poll(10, TimeUnit.SECONDS);
        Thread.sleep(50);
        assertThat(run.head).isNotDone();
        pod.apply(commit);
        Response answer = run.head.get(10, TimeUnit.SECONDS);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(pod.store(7)).containsOnlyKeys("ran");
    }

    @Test
    void insideThereIsNoneAndAfterwardsNeither() throws Exception {
        thing("this.seen = await s.getAlarm()", "return new Response(this.seen + ' ' + (await s.getAlarm()))");
        pod.alarms.put(7L, Optional.of(DUE));
        assertThat(pod.alarm(7, DUE, 0).head.get(10, TimeUnit.SECONDS).status()).isEqualTo(204);
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("null null");
    }

    @Test
    void afterAFailureTheStoredTimeIsSeen() throws Exception {
        thing("throw new RangeError('bad')", TIME);
        pod.alarms.put(7L, Optional.of(DUE));
        Failure failure = pod.alarm(7, DUE, 0).failure();
        assertThat(failure.cause()).isEqualTo(Failure.Cause.SCRIPT_THREW);
        assertThat(failure.message()).isEqualTo("bad");
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo(Long.toString(DUE));
    }

    @Test
    void settingIsPartOfTheTurnsCommit() throws Exception {
        thing("", "s.put('a', 1); s.setAlarm(" + DUE + "); return new Response(String(await s.getAlarm()))");
        pod.holdCommits = true;
        FakePod.Answer answer = pod.get(OBJECT, "/");
        StorageCommit commit = pod.heldCommits.poll(10, TimeUnit.SECONDS);
        assertThat(commit.changes()).hasSize(2).contains(new StorageChange.Alarm(Optional.of(DUE)));
        pod.apply(commit);
        assertThat(answer.text()).isEqualTo(Long.toString(DUE));
    }

    @Test
    void anAlarmThatWasReplacedDoesNotRun() throws Exception {
        thing("await s.put('ran', 1)", "await s.setAlarm(" + DUE + "); return new Response('')");
        pod.get(OBJECT, "/").text();
        assertThat(pod.alarm(7, DUE - 1, 0).head.get(10, TimeUnit.SECONDS).status())
                .isEqualTo(204);
        assertThat(pod.store(7)).isEmpty();
    }

    @Test
    void abortFailsTheRunAndLeavesTheAlarm() throws Exception {
        thing("this.ctx.abort('stop')", TIME);
        pod.alarms.put(7L, Optional.of(DUE));
        assertThat(pod.alarm(7, DUE, 0).failure().cause()).isEqualTo(Failure.Cause.OBJECT_RESET);
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo(Long.toString(DUE));
    }

    @Test
    void abortForGoodTakesTheAlarmAway() throws Exception {
        thing("s.put('lost', 1); this.ctx.abort('stop', { retryAlarm: false })", TIME);
        pod.alarms.put(7L, Optional.of(DUE));
        assertThat(pod.alarm(7, DUE, 0).failure().message()).isEqualTo("stop");
        assertThat(pod.report(ObjectReset.class).object()).isEqualTo(7);
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("null");
        assertThat(pod.alarms.get(7L)).isEmpty();
        assertThat(pod.store(7)).isEmpty();
    }

    @Test
    void aRequestEntersWhileTheHandlerWaits() throws Exception {
        thing("await new Promise((resolve) => { this.go = resolve })", "this.go(); return new Response('went')");
        FakePod.Answer run = pod.alarm(7, DUE, 0);
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("went");
        assertThat(run.head.get(10, TimeUnit.SECONDS).status()).isEqualTo(204);
    }

    @Test
    void anObjectThatIsNotHereIsMissed() throws Exception {
        pod.version(1, Bundles.of("export default {}"));
        assertThat(pod.alarm(99, DUE, 0).failure().cause()).isEqualTo(Failure.Cause.OBJECT_MOVED);
    }

    private void thing(String alarm, String fetch) {
        pod.version(1, Bundles.of("""
                export class Thing {
                  constructor(ctx) { this.ctx = ctx }
                  async alarm(info) { const s = this.ctx.storage; ALARM }
                  async fetch() { const s = this.ctx.storage; FETCH }
                }
                """.replace("ALARM", alarm).replace("FETCH", fetch)));
        pod.object(1, 7, "Thing");
    }
}
