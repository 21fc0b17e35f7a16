package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is not in the snapshot, used in the middle of a program. */
class PlatformScriptsTest {
    private static final Target WORKER = new Target.Worker(1);

    private final FakePod pod = FakePod.start();

    @AfterEach
    void close() {
        pod.close();
    }

    @Test
    void globalsOfNodeAreThereWhenTheyAreFirstUsed() throws Exception {
        assertThat(answer("""
                        const text = Buffer.from('héllo').toString('base64');
                        return [text, process.getBuiltinModule('node:path').join('a', '..', 'b'), new URL('../c', 'http://h/a/b').href].join();
                        """)).isEqualTo("aMOpbGxv,b,http://h/c");
    }

    @Test
    void whatDoesNotFitOnTheStackIsLoadedByTheNextUse() throws Exception {
        assertThat(answer("""
                        const seen = new Set();
                        const load = (name) => {
                          try { process.getBuiltinModule(name); seen.add('loaded'); } catch (error) { seen.add(error.name); }
                        };
                        const descend = () => {
                          try { descend(); } catch {}
                          load('node:stream');
                          load('node:crypto');
                        };
                        process;
                        descend();
                        const { Readable } = process.getBuiltinModule('node:stream');
                        const chunks = await Readable.from(['a', 'b']).toArray();
                        const { createHash } = process.getBuiltinModule('node:crypto');
                        return [...seen, ...chunks, createHash('md5').update('').digest('hex').slice(0, 4)].join();
                        """)).isEqualTo("RangeError,loaded,a,b,d41d");
    }

    @Test
    void replacedBuiltInsDoNotKeepModulesFromLoading() throws Exception {
        assertThat(answer("""
                        Map.prototype.get = Map.prototype.set = Map.prototype.has = () => { throw new Error('mine'); };
                        globalThis.Array = globalThis.Object = globalThis.Uint8Array = undefined;
                        return process.getBuiltinModule('node:querystring').escape('a b');
                        """)).isEqualTo("a%20b");
    }

    @Test
    void framesOfThePlatformAreNotInStacks() throws Exception {
        pod.version(1, Bundles.of("export default { fetch() { Buffer.alloc(-1); } }"));
        assertThat(pod.get(WORKER, "/").failure().stack())
                .contains("RangeError")
                .contains("index.js")
                .doesNotContain("holdfast:");
    }

    @Test
    void isolatesDoNotShareWhatTheyLoad() throws Exception {
        assertThat(answer("Buffer.from = () => 'mine'; return Buffer.from('a');"))
                .isEqualTo("mine");
        pod.version(2, Bundles.of("export default { fetch: () => new Response(Buffer.from('a').toString('hex')) }"));
        assertThat(pod.get(new Target.Worker(2), "/").text()).isEqualTo("61");
    }

    private String answer(String body) throws Exception {
        pod.version(
                1,
                Bundles.of("export default { async fetch() { return new Response(await (async () => { " + body
                        + " })()); } }"));
        return pod.get(WORKER, "/").text();
    }
}
