package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.PodMessage.StopObject;
import dev.holdfast.link.message.PodMessage.StorageFailed;
import dev.holdfast.link.message.SandboxMessage.ObjectIdle;
import dev.holdfast.link.message.SandboxMessage.ObjectReset;
import dev.holdfast.link.message.SandboxMessage.StorageCommit;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObjectTest {
    private static final Target OBJECT = new Target.PlacedObject(7);
    private static final String COUNT =
            "const n = ((await s.get('n')) ?? 0) + 1; await s.put('n', n); return new Response(String(n))";

    private final FakePod pod = FakePod.start();

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void anObjectCounts() throws Exception {
        thing(COUNT);
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("1");
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("2");
        assertThat(pod.store(7)).containsOnlyKeys("n");
    }

    @Test
    void aWorkerReachesItsObjectThroughTheBinding() throws Exception {
        thing(COUNT);
        Target worker = new Target.Worker(1);
        assertThat(pod.get(worker, "/").text()).isEqualTo("1");
        assertThat(pod.get(worker, "/").text()).isEqualTo("2");
    }

    @Test
    void readModifyWriteIsSafeForRequestsAtTheSameTime() throws Exception {
        thing(COUNT);
        List<FakePod.Answer> answers = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> answers.add(pod.get(OBJECT, "/")));
        List<String> texts = new ArrayList<>();
        for (FakePod.Answer answer : answers) {
            texts.add(answer.text());
        }
        assertThat(texts)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 100).mapToObj(String::valueOf).toList());
    }

    @Test
    void otherEventsEnterWhileAnObjectWaitsForATimer() throws Exception {
        thing("""
                const n = (await s.get('n')) ?? 0;
                await scheduler.wait(20);
                await s.put('n', n + 1);
                return new Response(String(n + 1))
                """);
        FakePod.Answer one = pod.get(OBJECT, "/");
        FakePod.Answer two = pod.get(OBJECT, "/");
        assertThat(one.text()).isEqualTo("1");
        assertThat(two.text()).isEqualTo("1");
    }

    @Test
    void aResponseWaitsUntilTheWriteIsDurable() throws Exception {
        pod.holdCommits = true;
        thing("s.put('a', 1); return new Response('written')");
        FakePod.Answer answer = pod.get(OBJECT, "/");
        StorageCommit commit = pod.heldCommits.poll(10, TimeUnit.SECONDS);
        Thread.sleep(50);
        assertThat(answer.head).isNotDone();
        pod.apply(commit);
        assertThat(answer.text()).isEqualTo("written");
    }

    @Test
    void anUnconfirmedWriteHoldsNothingBack() throws Exception {
        pod.holdCommits = true;
        thing("s.put('a', 1, {allowUnconfirmed: true}); return new Response('fast')");
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("fast");
    }

    @Test
    void writesOfOneTurnAreOneCommit() throws Exception {
        pod.holdCommits = true;
        thing("s.put('a', 1); await s.put('b', 2); s.delete('c', {}); return new Response('')");
        pod.get(OBJECT, "/");
        assertThat(pod.heldCommits.poll(10, TimeUnit.SECONDS).changes()).hasSize(3);
    }

    @Test
    void aFailedCommitResetsTheObjectAndFailsTheCaller() throws Exception {
        pod.holdCommits = true;
        thing("this.n = (this.n ?? 0) + 1; s.put('a', 1); return new Response(String(this.n))");
        FakePod.Answer answer = pod.get(OBJECT, "/");
        StorageCommit commit = pod.heldCommits.poll(10, TimeUnit.SECONDS);
        Failure failure = new Failure(Failure.Cause.STORAGE_FAILED, "Error", "fenced", "");
        pod.send(new StorageFailed(commit.operation(), failure));
        assertThat(answer.failure()).isEqualTo(failure);
        assertThat(pod.report(ObjectReset.class)).isEqualTo(new ObjectReset(7, failure));
        pod.holdCommits = false;
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("1");
    }

    @Test
    void abortEndsTheInstanceAndLosesTheWritesOfTheTurn() throws Exception {
        thing("""
                if (request.url.endsWith('/abort')) { await s.put('a', 1); this.ctx.abort('bye'); }
                return new Response(String(await s.get('a')))
                """);
        Failure failure = pod.get(OBJECT, "/abort").failure();
        assertThat(failure.message()).isEqualTo("bye");
        assertThat(failure.cause().objectReset()).isTrue();
        assertThat(pod.report(ObjectReset.class).failure()).isEqualTo(failure);
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("undefined");
    }

    @Test
    void nothingRunsAfterAnAbort() throws Exception {
        thing("""
                if (request.url.endsWith('/finally')) { try { this.ctx.abort('x'); } finally { globalThis.ran = 1; } }
                if (request.url.endsWith('/next')) { this.ctx.abort('x'); globalThis.ran = 2; }
                return new Response(String(globalThis.ran))
                """);
        for (String path : List.of("/finally", "/next")) {
            assertThat(pod.get(OBJECT, path).failure().message()).isEqualTo("x");
        }
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("undefined");
    }

    @Test
    void aConstructorThatThrowsFailsAllWhoWait() throws Exception {
        pod.version(1, Bundles.of("""
                        let times = 0;
                        export class Thing {
                          constructor() { if (times++ === 0) throw new RangeError('not yet'); }
                          async fetch() { return new Response('now') }
                        }
                        """));
        pod.object(1, 7, "Thing");
        Failure failure = pod.get(OBJECT, "/").failure();
        assertThat(failure.name()).isEqualTo("RangeError");
        assertThat(failure.message()).isEqualTo("not yet");
        assertThat(failure.cause()).isEqualTo(Failure.Cause.OBJECT_RESET);
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("now");
    }

    @Test
    void eventsWaitForACriticalSectionInTheConstructor() throws Exception {
        pod.version(1, Bundles.of("""
                        export class Thing {
                          constructor(state) {
                            state.blockConcurrencyWhile(async () => {
                              await new Promise((resolve) => setTimeout(resolve, 30));
                              this.ready = ((await state.storage.get('missing')) ?? 'ready');
                            });
                          }
                          async fetch() { return new Response(this.ready) }
                        }
                        """));
        pod.object(1, 7, "Thing");
        FakePod.Answer one = pod.get(OBJECT, "/");
        FakePod.Answer two = pod.get(OBJECT, "/");
        assertThat(one.text()).isEqualTo("ready");
        assertThat(two.text()).isEqualTo("ready");
    }

    @Test
    void listsIncludeWritesThatAreNotDurableYet() throws Exception {
        pod.store(7);
        thing("""
                if (request.url.endsWith('/fill')) {
                  for (const key of ['a', 'b', 'c', 'd', 'e']) s.put(key, 1);
                  return new Response('');
                }
                s.delete('a'); s.put('bb', 1); s.delete('e');
                const first = await s.list({limit: 2});
                const last = await s.list({limit: 2, reverse: true});
                const some = await s.list({prefix: 'b'});
                return new Response([first, last, some].map((m) => [...m.keys()].join('')).join())
                """);
        pod.get(OBJECT, "/fill").text();
        pod.send(new StopObject(7, Optional.empty()));
        pod.object(1, 7, "Thing");
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("bbb,dc,bbb");
    }

    @Test
    void deletingCountsWhatExisted() throws Exception {
        thing("""
                s.put('a', 1);
                const some = await s.delete(['a', 'x']);
                await s.put('b', 1);
                const one = await s.delete('b');
                const none = await s.delete('b');
                await s.put({c: 1, d: 2});
                await s.deleteAll();
                return new Response([some, one, none, (await s.list()).size].join())
                """);
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("1,true,false,0");
        assertThat(pod.store(7)).isEmpty();
    }

    @Test
    void whenTooManyEventsWaitToEnterMoreAreRefused() throws Exception {
        thing("""
                if (request.url.endsWith('/block')) {
                  await this.ctx.blockConcurrencyWhile(() => new Promise((resolve) => setTimeout(resolve, 1500)));
                }
                return new Response('entered')
                """);
        FakePod.Answer blocking = pod.get(OBJECT, "/block");
        List<FakePod.Answer> waiting = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            waiting.add(pod.get(OBJECT, "/"));
        }
        Failure refusal = pod.get(OBJECT, "/").failure();
        assertThat(refusal.message()).isEqualTo("Durable Object is overloaded. Too many requests queued.");
        assertThat(refusal.cause().overloaded()).isTrue();
        assertThat(blocking.text()).isEqualTo("entered");
        for (FakePod.Answer answer : waiting) {
            assertThat(answer.text()).isEqualTo("entered");
        }
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("entered");
    }

    @Test
    void aStoppedObjectFailsWhatItWasDoing() throws Exception {
        thing("await scheduler.wait(60_000); return new Response('')");
        FakePod.Answer answer = pod.get(OBJECT, "/");
        Failure reason = new Failure(Failure.Cause.OBJECT_MOVED, "Error", "code was updated", "");
        pod.send(new StopObject(7, Optional.of(reason)));
        assertThat(answer.failure()).isEqualTo(reason);
        assertThat(pod.get(OBJECT, "/").failure().cause()).isEqualTo(Failure.Cause.OBJECT_MOVED);
    }

    @Test
    void anIdleObjectIsReportedAndTakesEventsAgain() throws Exception {
        thing(COUNT);
        pod.get(OBJECT, "/").text();
        assertThat(pod.report(ObjectIdle.class)).isEqualTo(new ObjectIdle(7, true));
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("2");
        assertThat(pod.report(ObjectIdle.class)).isEqualTo(new ObjectIdle(7, false));
    }

    @Test
    void anObjectThatLoopsIsResetAndItsStorageStays() throws Exception {
        thing("if (request.url.endsWith('/loop')) for (;;); " + COUNT, 200);
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("1");
        Failure failure = pod.get(OBJECT, "/loop").failure();
        assertThat(failure.message()).isEqualTo("Durable Object exceeded its CPU time limit and was reset.");
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("2");
    }

    private void thing(String body) {
        thing(body, 1000);
    }

    private void thing(String body, int cpuMillis) {
        String source = """
                import { DurableObject } from 'cloudflare:workers';
                export class Thing extends DurableObject {
                  async fetch(request) { const s = this.ctx.storage; BODY }
                }
                export default {
                  async fetch(request, env) { return env.OBJECTS.get(env.OBJECTS.idFromName('x')).fetch(request) }
                }
                """;
        pod.version(1, Bundles.of(source.replace("BODY", body)), cpuMillis);
        pod.object(1, 7, "Thing");
    }
}
