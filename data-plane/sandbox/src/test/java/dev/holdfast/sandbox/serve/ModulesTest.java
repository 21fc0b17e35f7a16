package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.SandboxMessage.VersionFailed;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModulesTest {
    private static final Target WORKER = new Target.Worker(1);

    private final FakePod pod = FakePod.start();

    @AfterEach
    void close() {
        pod.close();
    }

    @Test
    void importsAtRunTimeGiveTheModuleThatStaticImportsGive() throws Exception {
        assertThat(answer("""
                        import * as known from './a.mjs';
                        export default { async fetch() {
                          const again = await import('./a.mjs');
                          const { default: lazy } = await import(`./${'lib'}/b.mjs`);
                          return new Response([again === known, lazy, (await import('./lib/b.mjs')).default === lazy].join());
                        } }
                        """, "a.mjs", "export const a = 1;", "lib/b.mjs", "export { a as default } from '../a.mjs';"))
                .isEqualTo("true,1,true");
    }

    @Test
    void importsMayWaitForEachOtherAtTopLevel() throws Exception {
        assertThat(answer("""
                        const { value } = await import('./slow.mjs');
                        export default { fetch: () => new Response(value) }
                        """, "slow.mjs", """
                        const other = await import('./other.mjs');
                        export const value = await Promise.resolve(other.default + '!');
                        """, "other.mjs", "export default 'loaded';"))
                .isEqualTo("loaded!");
    }

    @Test
    void failedImportsRejectWithTheReason() throws Exception {
        assertThat(answer(
                        """
                        const seen = async (name) => {
                          try { return Object.keys(await import(name)).join(); } catch (e) { return `${e}`; }
                        };
                        export default { async fetch() {
                          const names = ['./missing.mjs', './throws.mjs', './throws.mjs', './bad.mjs', './noexport.mjs', 'holdfast:import'];
                          const results = [];
                          for (const name of names) results.push(await seen(name));
                          return new Response(results.join('|'));
                        } }
                        """,
                        "throws.mjs",
                        "throw new RangeError('no');",
                        "bad.mjs",
                        "export const = 1;",
                        "noexport.mjs",
                        "import { nothing } from './throws.mjs';"))
                .isEqualTo("Error: No such module \"missing.mjs\".|RangeError: no|RangeError: no"
                        + "|SyntaxError: Unexpected token '='"
                        + "|SyntaxError: The requested module './throws.mjs' does not provide an export named 'nothing'"
                        + "|Error: No such module \"holdfast:import\".");
    }

    @Test
    void anImportedModuleThatNeverEndsIsStopped() throws Exception {
        pod.version(
                1,
                Bundles.start(
                                "index.js",
                                "export default { async fetch() { await import('./endless.mjs'); return new Response('never'); } }")
                        .and("endless.mjs", "ES_MODULE", "for (;;);")
                        .bytes());
        assertThat(pod.get(WORKER, "/").failure().cause()).isEqualTo(Failure.Cause.CPU_LIMIT);
    }

    @Test
    void importsDoNotMoveLinesAndColumns() throws Exception {
        pod.version(
                1,
                Bundles.of("const f = () => import('./x'); export default { fetch() {\n  throw new Error('here'); } };"
                        + " // import('not this')"));
        assertThat(pod.get(WORKER, "/").failure().stack()).contains("index.js:2:9");
    }

    @Test
    void commonJsModulesRequireEachOtherAndTheRest() throws Exception {
        assertThat(answer(Bundles.start("index.js", """
                        import main from './main.cjs';
                        import again from './lib/other.cjs';
                        export default { fetch: () => new Response([main.words, main.other === again, again.count, main.es, typeof main.named].join()) }
                        """)
                        .and("main.cjs", "COMMON_JS", """
                                exports.words = require('./words.txt');
                                exports.other = require('./lib/other.cjs');
                                exports.es = require('./es.mjs');
                                exports.named = require('./named.mjs');
                                """)
                        .and("lib/other.cjs", "COMMON_JS", """
                                globalThis.runs = (globalThis.runs ?? 0) + 1;
                                module.exports = { count: globalThis.runs, main: require('../main.cjs') };
                                """)
                        .and("words.txt", "TEXT", "words")
                        .and("es.mjs", "ES_MODULE", "export default 'es';")
                        .and("named.mjs", "ES_MODULE", "export const two = 2;")))
                .isEqualTo("words,true,1,es,undefined");
    }

    @Test
    void requireFindsNodesModules() throws Exception {
        assertThat(answer(Bundles.start("index.js", """
                        import f from './main.cjs';
                        export default { fetch: () => new Response(f()) }
                        """).and("main.cjs", "COMMON_JS", """
                                const { Buffer } = require('node:buffer');
                                const path = require('path');
                                const seen = (name) => { try { return typeof require(name); } catch (e) { return e.message; } };
                                module.exports = () => [Buffer.from('hi').toString('hex'), path.join('a', '..', 'b'), seen('./none'), seen('node:none')].join();
                                """)))
                .isEqualTo("6869,b,No such module \"none\".,No such module \"node:none\".");
    }

    @Test
    void aMalformedCommonJsModuleFailsTheStart() throws Exception {
        pod.version(
                1,
                Bundles.start("index.js", "")
                        .and("old.cjs", "COMMON_JS", "var x = ;\n")
                        .bytes());
        Failure failure = pod.report(VersionFailed.class).failure();
        assertThat(failure.name()).isEqualTo("SyntaxError");
        assertThat(failure.stack()).contains("old.cjs:1:9");
    }

    @Test
    void nodesModulesAreFoundWithAndWithoutPrefix() throws Exception {
        assertThat(answer("""
                        import { Buffer as one } from 'node:buffer';
                        import { Buffer as other } from 'buffer';
                        import { Readable } from 'node:stream';
                        import util from 'util';
                        export default { async fetch() {
                          const chunks = await Readable.from(['a', 'b']).toArray();
                          return new Response([one === other, one === Buffer, chunks.join('+'), util.inspect({ a: [1] }), process.env.GREETING].join());
                        } }
                        """)).isEqualTo("true,true,a+b,{ a: [ 1 ] },hi");
    }

    @Test
    void asyncLocalStorageFollowsWhatItsCallbackSetsInMotion() throws Exception {
        assertThat(answer("""
                        import { AsyncLocalStorage } from 'node:async_hooks';
                        const storage = new AsyncLocalStorage();
                        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
                        const work = async (name) => {
                          await sleep(5);
                          const fromTimer = await new Promise((resolve) => setTimeout(() => resolve(storage.getStore()), 1));
                          await null;
                          return [name, storage.getStore(), fromTimer].join('-');
                        };
                        export default { async fetch() {
                          const both = await Promise.all(['a', 'b'].map((name) => storage.run(name, work, name)));
                          return new Response([...both, storage.getStore()].join());
                        } }
                        """)).isEqualTo("a-a-a,b-b-b,");
    }

    @Test
    void nodesModulesCanBeImportedAtRunTime() throws Exception {
        assertThat(answer("""
                        export default { async fetch() {
                          const { default: util, inspect } = await import('node:util');
                          return new Response(`${util.inspect === inspect} ${(await import('util')) === (await import('node:util'))}`);
                        } }
                        """)).isEqualTo("true true");
    }

    private String answer(String main, String... others) throws Exception {
        Bundles bundle = Bundles.start("index.js", main);
        for (int i = 0; i < others.length; i += 2) {
            bundle.and(others[i], "ES_MODULE", others[i + 1]);
        }
        return answer(bundle);
    }

    private String answer(Bundles bundle) throws Exception {
        pod.version(1, bundle.bytes());
        return pod.get(WORKER, "/").text();
    }
}
