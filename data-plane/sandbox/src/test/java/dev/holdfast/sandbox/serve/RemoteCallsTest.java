package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.SandboxMessage.EventDone;
import dev.holdfast.link.message.SandboxMessage.ObjectIdle;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Methods of objects and entrypoints called through stubs, between a sandbox and a pod that forwards everything. */
class RemoteCallsTest {
    private static final Target WORKER = new Target.Worker(1);

    private final FakePod pod = FakePod.start();

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void aMethodOfAnObjectIsCalled() throws Exception {
        assertThat(run("stub.greet('World')", "greet(name) { return 'Hello, ' + name }"))
                .isEqualTo("Hello, World");
    }

    @Test
    void aPlainCallIsOneMessageEachWay() throws Exception {
        assertThat(run("stub.greet('World')", "greet(name) { return 'Hello, ' + name }"))
                .isEqualTo("Hello, World");
        assertThat(pod.forwardedMessages()).isEqualTo(2);
    }

    @Test
    void aMethodOfAnEntrypointIsCalled() throws Exception {
        assertThat(run("ctx.exports.Service.twice(21)", "")).isEqualTo("42");
    }

    @Test
    void manyMegabytesCrossInBothDirections() throws Exception {
        assertThat(run(
                        "stub.echo(new Uint8Array(20_000_000).fill(7)).then((b) => b.length + ',' + b[19_999_999])",
                        "echo(bytes) { return bytes }"))
                .isEqualTo("20000000,7");
    }

    @Test
    void whatIsHeldKeepsTheCalleesEventOpenUntilTheCallerHasEnded() throws Exception {
        assertThat(run(
                        "stub.make().then(async (f) => [await f(1), await f(2)].join())",
                        "make() { return (x) => x + 1 }"))
                .isEqualTo("2,3");
        pod.report(EventDone.class);
        pod.report(EventDone.class);
    }

    @Test
    void callsWaitForStorageOfTheirObject() throws Exception {
        pod.holdReads = true;
        thing("Promise.all([stub.count(), stub.count()]).then(String)", """
                async count() {
                  const n = ((await this.ctx.storage.get('n')) ?? 0) + 1;
                  await this.ctx.storage.put('n', n);
                  return n;
                }
                """);
        FakePod.Answer answer = pod.get(WORKER, "/");
        pod.answer(pod.heldReads.poll(10, TimeUnit.SECONDS));
        assertThat(answer.text()).isEqualTo("1,2");
    }

    @Test
    void aResultWaitsForTheWritesBeforeIt() throws Exception {
        pod.holdCommits = true;
        thing("stub.put()", "put() { this.ctx.storage.put('n', 1); return 'written' }");
        FakePod.Answer answer = pod.get(WORKER, "/");
        var commit = pod.heldCommits.poll(10, TimeUnit.SECONDS);
        assertThat(answer.head).isNotDone();
        pod.apply(commit);
        assertThat(answer.text()).isEqualTo("written");
    }

    @Test
    void aCallThatAnObjectMakesWaitsForTheWritesBeforeIt() throws Exception {
        pod.holdCommits = true;
        thing("stub.tell()", """
                tell() { this.ctx.storage.put('n', 1); return this.env.OBJECTS.getByName('other').told() }
                told() { return 'told' }
                """);
        FakePod.Answer answer = pod.get(WORKER, "/");
        var commit = pod.heldCommits.poll(10, TimeUnit.SECONDS);
        assertThat(pod.calls).hasSize(1);
        pod.apply(commit);
        assertThat(answer.text()).isEqualTo("told");
        assertThat(pod.calls).hasSize(2);
    }

    @Test
    void aCallbackEntersTheCriticalSectionThatItsCallWasMadeIn() throws Exception {
        assertThat(run("stub.block()", """
                        block() {
                          return this.ctx.blockConcurrencyWhile(() => this.env.OBJECTS.getByName('other').twice((x) => x + 1));
                        }
                        async twice(f) { return [await f(1), await f(2)].join() }
                        """)).isEqualTo("2,3");
    }

    @Test
    void whatIsAskedOfACallbacksResultEntersTheSameSection() throws Exception {
        assertThat(run("stub.block()", """
                        block() {
                          return this.ctx.blockConcurrencyWhile(() =>
                            this.env.OBJECTS.getByName('other').chain(async () => ({ f: (x) => x + 1 })));
                        }
                        async chain(make) { return String(await make().f(1)) }
                        """)).isEqualTo("2");
    }

    @Test
    void aCapabilityFromBeforeCanBeUsedInACriticalSection() throws Exception {
        assertThat(run("stub.block()", """
                        async block() {
                          const f = await this.env.OBJECTS.getByName('other').make();
                          return this.ctx.blockConcurrencyWhile(async () => [await f(1), await f(2)].join());
                        }
                        make() { return (x) => x * 2 }
                        """)).isEqualTo("2,4");
    }

    @Test
    void aCallFromOutsideWaitsForTheCriticalSection() throws Exception {
        assertThat(run(
                        "Promise.all([stub.block(), stub.log('second'), stub.log('third')]).then(() => stub.all())",
                        """
                        list = [];
                        block() {
                          return this.ctx.blockConcurrencyWhile(async () => {
                            await scheduler.wait(20);
                            this.list.push('first');
                          });
                        }
                        log(what) { this.list.push(what) }
                        all() { return this.list.join() }
                        """))
                .isEqualTo("first,second,third");
    }

    @Test
    void whatAnInstanceGaveFailsWithIt() throws Exception {
        assertThat(run("""
                        (async () => {
                          const why = (error) => [error.message, !!error.durableObjectReset, !!error.remote].join();
                          const f = await stub.make();
                          const hanging = f().catch(why);
                          await scheduler.wait(5);
                          const aborted = await stub.abort().catch(why);
                          return [aborted, await hanging, await f().catch(why), await stub.abort().catch(why)].join(' / ');
                        })()
                        """, """
                        make() { return () => scheduler.wait(60_000) }
                        abort() { this.ctx.abort('bye') }
                        """))
                .isEqualTo(
                        "bye,true,false / bye,true,true / "
                                + "The execution context which hosts this callback is no longer running.,false,false / bye,true,false");
    }

    @Test
    void anObjectWithASessionIsNotIdle() throws Exception {
        thing(
                "(async () => { globalThis.held = await stub.make(); await scheduler.wait(1500); return held(1) })()",
                """
                make() { return (x) => x }
                """);
        FakePod.Answer answer = pod.get(WORKER, "/");
        assertThat(answer.text()).isEqualTo("1");
        assertThat(pod.report(ObjectIdle.class).idle()).isTrue();
        assertThat(answer.done).isDone();
    }

    @Test
    void aMethodThatNothingCanSettleFails() throws Exception {
        thing("'unused'", "");
        byte[] callOfHang = {18, 1, 1, 1, 0, 1, '"', 4, 'h', 'a', 'n', 'g', -1, 15, 'A', 0, '$', 0, 0};
        FakePod.Answer answer = pod.session(new Target.Worker(1, "Service", ""), callOfHang);
        assertThat(answer.failure().cause()).isEqualTo(Failure.Cause.SCRIPT_HUNG);
    }

    @Test
    void bytesThatAreNoSessionEndIt() throws Exception {
        thing("'unused'", "");
        FakePod.Answer answer = pod.session(WORKER, new byte[] {3, 9, 9, 9});
        assertThat(answer.done.get(10, TimeUnit.SECONDS)).isNull();
        pod.session(WORKER, new byte[] {-1, -1, -1, -1, 127}).done.get(10, TimeUnit.SECONDS);
        assertThat(pod.get(WORKER, "/").text()).isEqualTo("unused");
    }

    private String run(String expression, String members) throws Exception {
        thing(expression, members);
        return pod.get(WORKER, "/").text();
    }

    private void thing(String expression, String members) {
        String source = """
                import { DurableObject, WorkerEntrypoint } from 'cloudflare:workers';
                export class Thing extends DurableObject { MEMBERS }
                export class Service extends WorkerEntrypoint {
                  twice(x) { return x * 2 }
                  hang() { return new Promise(() => {}) }
                }
                export default {
                  async fetch(request, env, ctx) {
                    const stub = env.OBJECTS.getByName('x');
                    return new Response(await EXPRESSION);
                  }
                }
                """;
        pod.version(1, Bundles.of(source.replace("MEMBERS", members).replace("EXPRESSION", expression)));
    }
}
