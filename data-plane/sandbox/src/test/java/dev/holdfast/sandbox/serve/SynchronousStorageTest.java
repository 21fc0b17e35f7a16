package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.PodMessage.StorageFailed;
import dev.holdfast.link.message.SandboxMessage.CacheUse;
import dev.holdfast.link.message.SandboxMessage.ObjectReset;
import dev.holdfast.link.message.SandboxMessage.StorageCommit;
import dev.holdfast.link.message.SandboxMessage.StorageRead;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Script that waits for storage in the middle of its turn. */
class SynchronousStorageTest {
    private static final Target OBJECT = new Target.PlacedObject(7);
    private static final Target OTHER = new Target.PlacedObject(8);
    private static final String COUNT =
            "kv.put('n', (kv.get('n') ?? 0) + 1); return new Response(String(kv.get('n')));";

    private final FakePod pod = FakePod.start();

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void aCountNeedsNoAwait() throws Exception {
        thing(COUNT);
        List<FakePod.Answer> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(pod.get(OBJECT, "/"));
        }
        for (int i = 0; i < 20; i++) {
            assertThat(answers.get(i).text()).isEqualTo(String.valueOf(i + 1));
        }
    }

    @Test
    void aLargeObjectIsReadAsItIsAskedFor() throws Exception {
        large();
        thing("""
                return Response.json([kv.get('missing') === undefined, kv.delete('missing'), [...kv.list()].length,
                  [...kv.list({reverse: true, limit: 2})].map(([key]) => key).join()]);
                """);
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("[true,false,40,\"k39,k38\"]");
    }

    @Test
    void whileOneWaitsEverybodyElseDoes() throws Exception {
        thing("if (request.url.endsWith('/wait')) kv.get('a'); return new Response('done');");
        pod.object(1, 8, "Thing");
        pod.holdReads = true;
        FakePod.Answer waiting = pod.get(OBJECT, "/wait");
        StorageRead read = heldRead();
        FakePod.Answer other = pod.get(OTHER, "/");
        FakePod.Answer same = pod.get(OBJECT, "/");
        assertThat(other.head).isNotDone();
        pod.answer(read);
        assertThat(waiting.text()).isEqualTo("done");
        assertThat(other.text()).isEqualTo("done");
        assertThat(same.text()).isEqualTo("done");
    }

    @Test
    void commitsThatAreConfirmedMeanwhileStayInOrder() throws Exception {
        large();
        thing("""
                for (let i = 0; i < 3; i++) { s.put('n', i); await scheduler.wait(1); }
                if (request.url.endsWith('/wait')) kv.get('missing');
                s.put('n', 'last');
                return new Response(String(kv.get('n')));
                """);
        pod.holdCommits = true;
        pod.holdReads = true;
        FakePod.Answer answer = pod.get(OBJECT, "/wait");
        StorageRead read = heldRead();
        for (StorageCommit commit : List.copyOf(pod.heldCommits)) {
            pod.apply(commit);
        }
        pod.holdCommits = false;
        pod.answer(read);
        assertThat(answer.text()).isEqualTo("last");
        pod.holdReads = false;
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("last");
    }

    @Test
    void aReadThatFailsResetsTheObjectInTheMiddleOfItsTurn() throws Exception {
        thing("""
                if (request.url.endsWith('/wait')) { s.put('lost', 1); try { kv.get('a'); } finally { globalThis.ran = 1; } }
                return new Response([globalThis.ran, await s.get('lost')].join());
                """);
        pod.holdReads = true;
        FakePod.Answer answer = pod.get(OBJECT, "/wait");
        FakePod.Answer behind = pod.get(OBJECT, "/");
        StorageRead read = heldRead();
        Failure failure = new Failure(Failure.Cause.STORAGE_FAILED, "Error", "storage is away", "");
        pod.holdReads = false;
        pod.send(new StorageFailed(read.operation(), failure));
        assertThat(answer.failure()).isEqualTo(failure);
        assertThat(pod.report(ObjectReset.class)).isEqualTo(new ObjectReset(7, failure));
        assertThat(behind.text())
                .as("a new instance, in which nothing of the turn is left")
                .isEqualTo(",");
    }

    @Test
    void waitingUsesNoCpuTime() throws Exception {
        thing("if (request.url.endsWith('/wait')) kv.get('a'); return new Response('done');", 100);
        pod.holdReads = true;
        FakePod.Answer answer = pod.get(OBJECT, "/wait");
        StorageRead read = heldRead();
        Thread.sleep(300);
        pod.answer(read);
        assertThat(answer.text()).isEqualTo("done");
    }

    /** Wherever the limit finds it, in script or in the host. */
    @RepeatedTest(5)
    void aLoopOfReadsIsEndedByTheCpuLimit() throws Exception {
        thing("if (request.url.endsWith('/loop')) for (;;) kv.get('a'); " + COUNT, 200);
        assertThat(pod.get(OBJECT, "/loop").failure().message())
                .isEqualTo("Durable Object exceeded its CPU time limit and was reset.");
        assertThat(pod.get(OBJECT, "/").text()).isEqualTo("1");
    }

    @Test
    void aTransactionIsOneCommit() throws Exception {
        thing("""
                await s.transaction(async (t) => { t.put('a', 1); await scheduler.wait(1); t.put('b', 2); await scheduler.wait(1); });
                return new Response('done');
                """);
        pod.holdCommits = true;
        FakePod.Answer answer = pod.get(OBJECT, "/");
        StorageCommit commit = Objects.requireNonNull(pod.heldCommits.poll(10, TimeUnit.SECONDS));
        assertThat(commit.changes()).hasSize(2);
        assertThat(answer.head).isNotDone();
        pod.apply(commit);
        assertThat(answer.text()).isEqualTo("done");
        assertThat(pod.heldCommits).isEmpty();
    }

    @Test
    void theFirstEventWaitsForWhatTheConstructorReads() throws Exception {
        pod.version(1, Bundles.of("""
                        export class Thing {
                          constructor(state) { state.storage.get('a').then((value) => { this.read = true; }); }
                          async fetch() { return new Response(String(this.read)); }
                        }
                        """));
        pod.object(1, 7, "Thing");
        pod.holdReads = true;
        FakePod.Answer answer = pod.get(OBJECT, "/");
        pod.answer(heldRead());
        assertThat(answer.text()).isEqualTo("true");
    }

    @Test
    void readsFromMemoryAndFromTheStoreAreReported() throws Exception {
        thing(COUNT);
        pod.get(OBJECT, "/").text();
        pod.get(OBJECT, "/").text();
        CacheUse use = pod.report(CacheUse.class);
        assertThat(use.misses()).isOne();
        assertThat(use.hits()).isPositive();
    }

    private StorageRead heldRead() throws Exception {
        return Objects.requireNonNull(pod.heldReads.poll(10, TimeUnit.SECONDS), "nothing was read");
    }

    private void large() {
        for (int i = 0; i < 40; i++) {
            // The value null, and what nobody reads behind it.
            byte[] value = new byte[5000];
            System.arraycopy(new byte[] {(byte) 0xFF, 15, '0'}, 0, value, 0, 3);
            pod.store(7).put("k%02d".formatted(i), value);
        }
    }

    private void thing(String body) {
        thing(body, 1000);
    }

    private void thing(String body, int cpuMillis) {
        String source = """
                import { DurableObject } from 'cloudflare:workers';
                export class Thing extends DurableObject {
                  async fetch(request) { const s = this.ctx.storage; const { kv } = s; BODY }
                }
                """;
        pod.version(1, Bundles.of(source.replace("BODY", body)), cpuMillis);
        pod.object(1, 7, "Thing");
    }
}
