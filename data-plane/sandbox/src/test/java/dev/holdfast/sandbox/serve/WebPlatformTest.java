package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the runtime layer does together with the engine and the JVM. */
class WebPlatformTest {
    private static final Target WORKER = new Target.Worker(1);

    private final FakePod pod = FakePod.start();

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void htmlIsRewrittenThoughTenantsMayNotCompile() throws Exception {
        assertThat(answer("""
                        const html = await new HTMLRewriter()
                          .on('p', { async element(p) { await scheduler.wait(1); p.append('!'); } })
                          .transform(new Response('<p>a</p>')).text();
                        const refused = await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).catch((e) => e.name);
                        return new Response(html + refused);""")).isEqualTo("<p>a!</p>CompileError");
    }

    @Test
    void compressionGoesThroughTheHost() throws Exception {
        assertThat(answer("""
                        const stream = new Blob(['x'.repeat(1e6)]).stream()
                          .pipeThrough(new CompressionStream('gzip')).pipeThrough(new DecompressionStream('gzip'));
                        const trailing = new Blob([await new Response(new Blob(['y']).stream().pipeThrough(new CompressionStream('deflate'))).bytes(), 'z'])
                          .stream().pipeThrough(new DecompressionStream('deflate'));
                        return new Response((await new Response(stream).text()).length + await new Response(trailing).text().catch((e) => e.message));""")).isEqualTo("1000000Trailing bytes after end of compressed data");
    }

    @Test
    void tooManyOpenCodecsAreRefusedAndEndWithTheirEvent() throws Exception {
        String greedy = """
                let opened = 0;
                try {
                  for (; opened < 100; opened++) await new CompressionStream('gzip').writable.getWriter().write(new Uint8Array(1));
                } catch (e) { return new Response(opened + ' ' + e.message); }
                return new Response('no limit');""";
        String limit = "64 Too many compression streams are open.";
        pod.version(1, worker(greedy));
        assertThat(pod.get(WORKER, "/").text()).isEqualTo(limit);
        assertThat(pod.get(WORKER, "/").text()).isEqualTo(limit);
    }

    @Test
    void theConsoleShowsPlainValuesAsTheyAreAndOthersAsNodeDoes() throws Exception {
        answer("console.log({ a: [1] }, new Headers({ h: '1' }), 5n); return new Response('');");
        assertThat(pod.report(LogLine.class).message()).isEqualTo("[{\"a\":[1]},\"Headers(1) { 'h' => '1' }\",\"5\"]");
    }

    @Test
    void anUnhandledRejectionIsToldAndLogged() throws Exception {
        pod.version(1, worker("""
                globalThis.seen ??= [];
                if (request.url.endsWith('seen')) return new Response(seen.join());
                addEventListener('unhandledrejection', (event) => seen.push(event.reason.message ?? String(event.reason)));
                Promise.reject(new RangeError('nobody cares'));
                Promise.reject(new Proxy({}, { get() { return undefined; } })).catch(() => undefined);
                (async () => { throw 'a text'; })();
                return new Response('fine');"""));
        assertThat(pod.get(WORKER, "/").text()).isEqualTo("fine");
        assertThat(pod.get(WORKER, "/seen").text()).isEqualTo("nobody cares,a text");
        assertThat(pod.report(LogLine.class).message()).startsWith("[\"Uncaught (in promise) RangeError: nobody cares");
    }

    @Test
    void rejectionsOfHostileValuesHurtNobody() throws Exception {
        pod.version(1, worker("""
                if (request.url.endsWith('after')) return new Response('alive');
                const hostile = new Proxy(function () {}, { get() { throw 1; }, getPrototypeOf() { throw 2; }, ownKeys() { throw 3; } });
                for (const value of [hostile, Symbol('s'), 1n, null, new Date(NaN), 'x'.repeat(1 << 20), { get message() { throw 4; } }, Promise.resolve()]) {
                  Promise.reject(value);
                }
                for (let i = 0; i < 20000; i++) Promise.reject(i);
                addEventListener('unhandledrejection', () => { Promise.reject('again'); throw new Error('in listener'); });
                return new Response('done');"""));
        assertThat(pod.get(WORKER, "/").text()).isEqualTo("done");
        assertThat(pod.get(WORKER, "/after").text()).isEqualTo("alive");
    }

    private String answer(String body) throws Exception {
        pod.version(1, worker(body));
        return pod.get(WORKER, "/").text();
    }

    private static byte[] worker(String body) {
        return Bundles.of("export default { async fetch(request) { " + body + " } }");
    }
}
