package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.PodMessage.Welcome;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What script may not do, use or reach, with the errors that name it. */
class LimitsTest {
    private static final Target WORKER = new Target.Worker(1);
    private static final int LIMIT_BYTES = 64_000_000;

    private final FakePod pod = FakePod.start();

    @AfterEach
    void stop() {
        pod.close();
    }

    @RepeatedTest(5)
    void buffersCountWhileScriptRuns() throws Exception {
        pod.send(new Welcome(LIMIT_BYTES, 1000, 1000));
        pod.version(1, fetch("""
                        if (request.url.endsWith('/good')) return new Response('good');
                        const kept = [];
                        for (;;) kept.push(new Uint8Array(100_000).fill(1));
                        """), 20_000);
        Failure failure = pod.get(WORKER, "/").failure();
        assertThat(failure.cause()).isEqualTo(Failure.Cause.MEMORY_LIMIT);
        assertThat(failure.message()).isEqualTo("Worker has exceeded memory limit.");
        assertThat(pod.get(WORKER, "/good").text()).isEqualTo("good");
    }

    @Test
    void oneWebAssemblyMemoryIsNoLargerThanTheHeap() throws Exception {
        pod.version(1, fetch("""
                        try { new WebAssembly.Memory({initial: 60_000}); } catch (e) { return new Response(e.name); }
                        """));
        assertThat(pod.get(WORKER, "/").text()).isIn("RangeError", "TypeError");
    }

    @Test
    void scriptMayNotSleep() throws Exception {
        pod.version(1, fetch("""
                        const { buffer } = new WebAssembly.Memory({shared: true, initial: 1, maximum: 1});
                        try { Atomics.wait(new Int32Array(buffer), 0, 0); } catch (e) { return new Response(String(e)); }
                        """));
        assertThat(pod.get(WORKER, "/").text()).isEqualTo("TypeError: Atomics.wait cannot be called in this context");
    }

    @Test
    void codeIsNotMadeFromText() throws Exception {
        pod.version(1, fetch("""
                        const errors = [];
                        for (const make of [() => eval('1'), () => new Function('1')]) {
                          try { make(); } catch (e) { errors.push(String(e)); }
                        }
                        return new Response(errors.join('|'));
                        """));
        String refusal = "EvalError: Code generation from strings disallowed for this context";
        assertThat(pod.get(WORKER, "/").text()).isEqualTo(refusal + "|" + refusal);
    }

    @Test
    void deletedGlobalsAreMissedByNobodyElse() throws Exception {
        pod.version(1, fetch("""
                        const { Response: Kept } = globalThis;
                        for (const key of Reflect.ownKeys(globalThis)) { try { delete globalThis[key]; } catch {} }
                        return new Kept('still here');
                        """));
        assertThat(pod.get(WORKER, "/").text()).isEqualTo("still here");
    }

    /**
     * Walks all that script can reach by names, symbols, prototypes and accessors, for functions that call the host.
     */
    @Test
    void nothingOfTheHostIsReachable() throws Exception {
        pod.version(1, fetch("""
                        const host = new Set(['respond', 'eventDone', 'cancelCall', 'bodyChunk', 'bodyEnd', 'bodyAbort',
                          'bodyCredit', 'bodyStop', 'storageGet', 'storageGetOne', 'storageList', 'storagePut', 'storagePutOne', 'storageDelete',
                          'storageDeleteAll', 'storageSync', 'storageGetNow', 'storageListNow', 'storageDeleteNow', 'beginTransaction',
                          'commitTransaction', 'rollbackTransaction', 'abandonTransaction', 'enterCritical', 'leaveCritical',
                          'abortObject', 'failObject', 'startTimer',
                          'cancelTimer', 'idFromName', 'idFromString', 'newUniqueId', 'utf8Encode', 'utf8Decode',
                          'randomBytes', 'domainToAscii']);
                        const seen = new Set();
                        const found = [];
                        const open = [globalThis, env, ctx, request, new Response(''), ctx.constructor];
                        while (open.length > 0) {
                          const next = open.pop();
                          if (next === null || (typeof next !== 'object' && typeof next !== 'function') || seen.has(next)) continue;
                          seen.add(next);
                          if (typeof next === 'function' && host.has(next.name)
                            && Function.prototype.toString.call(next).includes('[native code]')) found.push(next.name);
                          open.push(Object.getPrototypeOf(next));
                          for (const key of Reflect.ownKeys(next)) {
                            if (/javet|holdfast/i.test(String(key))) found.push(String(key));
                            const property = Object.getOwnPropertyDescriptor(next, key);
                            open.push(property?.value, property?.get, property?.set);
                          }
                        }
                        return new Response(seen.size > 1000 ? found.join() : 'too few: ' + seen.size);
                        """));
        assertThat(pod.get(WORKER, "/").text()).isEmpty();
    }

    private static byte[] fetch(String body) {
        return Bundles.of("export default { async fetch(request, env, ctx) { " + body + " } }");
    }
}
