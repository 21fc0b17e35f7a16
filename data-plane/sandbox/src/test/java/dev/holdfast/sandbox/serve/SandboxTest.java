package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage.Chunk;
import dev.holdfast.link.message.ExchangeMessage.End;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.PodMessage.Welcome;
import dev.holdfast.link.message.SandboxMessage.EventDone;
import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.link.message.SandboxMessage.VersionFailed;
import dev.holdfast.link.message.SandboxMessage.VersionStarted;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxTest {
    private static final Target WORKER = new Target.Worker(1);

    private final FakePod pod = FakePod.start();

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void aWorkerAnswers() throws Exception {
        pod.version(1, fetch("return new Response('Hello ' + env.GREETING, {status: 201})"));
        FakePod.Answer answer = pod.get(WORKER, "/");
        assertThat(answer.text()).isEqualTo("Hello hi");
        assertThat(answer.head.get().status()).isEqualTo(201);
        assertThat(pod.report(VersionStarted.class).exports())
                .singleElement()
                .satisfies(export -> assertThat(export.handlers()).containsExactly("fetch"));
        assertThat(pod.report(EventDone.class).exchange()).isEqualTo(pod.lastExchange());
    }

    @Test
    void theCpuTimeOfAnEventIsReported() throws Exception {
        pod.version(1, fetch("let n = 0; for (let i = 0; i < 5e6; i++) n += i; return new Response(String(n))"));
        pod.get(WORKER, "/").text();
        assertThat(pod.report(EventDone.class).cpuMicros()).isBetween(500L, 1_000_000L);
    }

    @Test
    void everyKindOfModuleIsLinked() throws Exception {
        byte[] wasm = Base64.getDecoder().decode("AGFzbQEAAAABBQFgAAF/AwIBAAcFAQFmAAAKBgEEAEEqCw==");
        pod.version(
                1,
                Bundles.start("src/index.js", """
                                import text from './text.txt';
                                import data from '../data.bin';
                                import json from './value.json';
                                import wasm from './answer.wasm';
                                import { twice } from './lib/twice.mjs';
                                export default { async fetch() {
                                  const instance = await WebAssembly.instantiate(wasm, {});
                                  return new Response([text, data.byteLength, json.a, instance.exports.f(), twice(4)].join());
                                } }
                                """)
                        .and("./src/text.txt", "TEXT", "words")
                        .and("data.bin", "DATA", Base64.getEncoder().encodeToString(new byte[5]))
                        .and("src/value.json", "JSON", "{\"a\":3}")
                        .and("src/answer.wasm", "WASM", Base64.getEncoder().encodeToString(wasm))
                        .and("src/lib/twice.mjs", "ES_MODULE", "export const twice = (n) => 2 * n;")
                        .bytes());
        assertThat(pod.get(WORKER, "/").text()).isEqualTo("words,5,3,42,8");
    }

    @Test
    void aVersionThatDoesNotStartFailsItsEventsWithTheReason() throws Exception {
        pod.version(1, Bundles.of("function f() { throw new RangeError('no'); }\nf();"));
        Failure failure = pod.get(WORKER, "/").failure();
        assertThat(failure.cause()).isEqualTo(Failure.Cause.STARTUP_FAILED);
        assertThat(failure.name()).isEqualTo("RangeError");
        assertThat(failure.message()).isEqualTo("no");
        assertThat(failure.stack()).contains("    at f (index.js:1:22)");
        assertThat(pod.report(VersionFailed.class).failure()).isEqualTo(failure);
    }

    @Test
    void aThrowingHandlerFailsItsEvent() throws Exception {
        pod.version(1, fetch("throw new TypeError('bad')"));
        Failure failure = pod.get(WORKER, "/").failure();
        assertThat(failure.cause()).isEqualTo(Failure.Cause.SCRIPT_THREW);
        assertThat(failure.name()).isEqualTo("TypeError");
        assertThat(failure.message()).isEqualTo("bad");
    }

    @Test
    void aThrownProxyHarmsNobody() throws Exception {
        pod.version(1, fetch("""
                        if (request.url.endsWith('/bad')) {
                          throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 }, ownKeys() { throw 3 } });
                        }
                        return new Response('fine')
                        """));
        assertThat(pod.get(WORKER, "/bad").failure().cause()).isEqualTo(Failure.Cause.SCRIPT_THREW);
        assertThat(pod.get(WORKER, "/").text()).isEqualTo("fine");
    }

    @Test
    void anEndlessLoopIsStoppedAndNeighboursAreFine() throws Exception {
        pod.version(1, fetch("if (request.url.endsWith('/loop')) for (;;); return new Response('again')"), 200);
        pod.version(2, fetch("return new Response('neighbour')"));
        FakePod.Answer loop = pod.get(WORKER, "/loop");
        assertThat(pod.get(new Target.Worker(2), "/").text()).isEqualTo("neighbour");
        assertThat(loop.failure().cause()).isEqualTo(Failure.Cause.CPU_LIMIT);
        assertThat(pod.get(WORKER, "/").text()).isEqualTo("again");
    }

    @Test
    void anEndlessChainOfMicrotasksIsStopped() throws Exception {
        pod.version(
                1, fetch("if (request.url.endsWith('/loop')) for (;;) await null; return new Response('again')"), 200);
        assertThat(pod.get(WORKER, "/loop").failure().cause()).isEqualTo(Failure.Cause.CPU_LIMIT);
        assertThat(pod.get(WORKER, "/").text()).isEqualTo("again");
    }

    @Test
    void tooMuchMemoryRetiresTheIsolateOnly() throws Exception {
        pod.version(1, fetch("""
                        if (request.url.endsWith('/hog')) { const a = []; for (;;) a.push({ n: a.length, b: [a.length] }); }
                        return new Response('again')
                        """), 20_000);
        assertThat(pod.get(WORKER, "/hog").failure().cause()).isEqualTo(Failure.Cause.MEMORY_LIMIT);
        assertThat(pod.get(WORKER, "/").text()).isEqualTo("again");
    }

    @Test
    void aWorkerThatCanNeverAnswerFailsAtOnce() throws Exception {
        pod.version(1, fetch("await new Promise(() => {})"));
        assertThat(pod.get(WORKER, "/").failure().cause()).isEqualTo(Failure.Cause.SCRIPT_HUNG);
    }

    @Test
    void timersFire() throws Exception {
        pod.version(1, fetch("await new Promise((r) => setTimeout(r, 30)); return new Response('later')"));
        assertThat(pod.get(WORKER, "/").text()).isEqualTo("later");
    }

    @Test
    void eachContinuationRunsForItsOwnEvent() throws Exception {
        pod.version(1, fetch("""
                        const name = new URL(request.url).pathname;
                        if (name === '/slow') await new Promise((r) => { globalThis.wake = r; setTimeout(r, 5000) });
                        if (name === '/quick') globalThis.wake();
                        await new Promise((r) => setTimeout(r, 20));
                        return new Response(name)
                        """));
        FakePod.Answer slow = pod.get(WORKER, "/slow");
        FakePod.Answer quick = pod.get(WORKER, "/quick");
        assertThat(quick.text()).isEqualTo("/quick");
        assertThat(slow.text()).isEqualTo("/slow");
    }

    @Test
    void buffersOutsideTheHeapCountAsMemory() throws Exception {
        pod.send(new Welcome(50_000_000, 1000, 1000));
        pod.version(1, fetch("""
                        if (request.url.endsWith('/hog')) {
                          globalThis.kept = new Uint8Array(100_000_000).fill(1);
                          await scheduler.wait(60_000);
                        }
                        return new Response(typeof globalThis.kept)
                        """));
        assertThat(pod.get(WORKER, "/hog").failure().cause()).isEqualTo(Failure.Cause.MEMORY_LIMIT);
        assertThat(pod.get(WORKER, "/").text()).isEqualTo("undefined");
    }

    @Test
    void largeBodiesGoThroughInPieces() throws Exception {
        pod.version(1, fetch("return new Response('x'.repeat(1_000_000) + (await request.text()).length)"));
        FakePod.Answer answer = pod.request(WORKER, "POST", "/", new Body.Streamed(-1));
        byte[] piece = "y".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        pod.send(new Chunk(pod.lastExchange(), piece));
        pod.send(new Chunk(pod.lastExchange(), piece));
        pod.send(new End(pod.lastExchange()));
        assertThat(answer.text()).hasSize(1_000_006).endsWith("100000");
        answer.done.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aBodyIsStreamedBack() throws Exception {
        pod.version(1, fetch("return new Response(request.body)"));
        FakePod.Answer answer = pod.request(WORKER, "POST", "/", new Body.Streamed(-1));
        long exchange = pod.lastExchange();
        for (int i = 0; i < 20; i++) {
            pod.send(new Chunk(exchange, "z".repeat(60_000).getBytes(StandardCharsets.UTF_8)));
        }
        pod.send(new End(exchange));
        assertThat(answer.text()).hasSize(1_200_000);
        answer.done.get(10, TimeUnit.SECONDS);
    }

    @Test
    void consoleOutputIsReported() throws Exception {
        pod.version(1, fetch("console.warn('careful', {a: 1}); return new Response('')"));
        pod.get(WORKER, "/").text();
        LogLine line = pod.report(LogLine.class);
        assertThat(line.level()).isEqualTo("warn");
        assertThat(line.message()).isEqualTo("[\"careful\",{\"a\":1}]");
        assertThat(line.exchange()).isEqualTo(pod.lastExchange());
        assertThat(line.version()).isEqualTo(1);
    }

    @Test
    void codeFromStringsIsRefused() throws Exception {
        pod.version(1, fetch("""
                        const errors = [];
                        for (const attempt of [
                          () => eval('1'),
                          () => new Function('return 1'),
                          () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
                          () => new (Object.getPrototypeOf(async function () {}).constructor)('return 1'),
                        ]) {
                          try { attempt(); errors.push('ran'); } catch (e) { errors.push(e.constructor.name); }
                        }
                        return new Response(errors.join() + typeof SharedArrayBuffer + typeof __holdfast)
                        """));
        assertThat(pod.get(WORKER, "/").text())
                .isEqualTo("EvalError,EvalError,CompileError,EvalErrorundefinedundefined");
    }

    @Test
    void manyRequestsAtOnceAreAllAnswered() throws Exception {
        pod.version(1, fetch("return new Response(new URL(request.url).pathname)"));
        List<FakePod.Answer> answers = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            answers.add(pod.get(WORKER, "/" + i));
        }
        for (int i = 0; i < 2000; i++) {
            assertThat(answers.get(i).text()).isEqualTo("/" + i);
        }
    }

    private static byte[] fetch(String body) {
        return Bundles.of("export default { async fetch(request, env, ctx) { " + body + " } }");
    }
}
