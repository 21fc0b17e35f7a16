package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.SandboxMessage.EventDone;
import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandlersTest {
    private static final long DUE = 1_795_694_400_000L;

    private final FakePod pod = FakePod.start();

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void aNamedEntrypointAnswersWithItsProps() throws Exception {
        pod.version(1, Bundles.of("""
                import { WorkerEntrypoint } from 'cloudflare:workers';
                export class Named extends WorkerEntrypoint {
                  fetch(request) { return new Response(request.url + ' ' + JSON.stringify(this.ctx.props) + this.env.GREETING) }
                }
                export default { fetch: () => new Response('default') }
                """));
        assertThat(pod.get(new Target.Worker(1, "Named", "{\"a\":1}"), "/x").text())
                .isEqualTo("http://test/x {\"a\":1}hi");
        assertThat(pod.get(new Target.Worker(1), "/").text()).isEqualTo("default");
    }

    @Test
    void anEntrypointThatIsNotExportedHasNoHandler() throws Exception {
        pod.version(1, Bundles.of("export default { fetch: () => new Response('default') }"));
        Failure failure = pod.get(new Target.Worker(1, "Gone", ""), "/").failure();
        assertThat(failure.cause()).isEqualTo(Failure.Cause.NO_HANDLER);
        assertThat(failure.message()).isEqualTo("Handler does not export a fetch() function.");
    }

    @Test
    void aCallOfAServiceNamesTheEventThatMakesIt() throws Exception {
        pod.version(1, Bundles.of("""
                export const echo = { fetch: (request, env, ctx) => new Response(JSON.stringify(ctx.props)) };
                export default { async fetch(request, env, ctx) {
                  return new Response(await (await ctx.exports.echo({ props: { n: 1 } }).fetch('http://a/')).text());
                } }
                """));
        FakePod.Answer answer = pod.get(new Target.Worker(1), "/");
        long event = pod.lastExchange();
        assertThat(answer.text()).isEqualTo("{\"n\":1}");
        assertThat(pod.calls.poll(10, TimeUnit.SECONDS))
                .isEqualTo(new Target.Service(1, event, Optional.empty(), "echo", "{\"n\":1}"));
    }

    @Test
    void aScheduleRunsToItsEnd() throws Exception {
        pod.version(1, Bundles.of("""
                export default { scheduled(controller, env, ctx) {
                  ctx.waitUntil(scheduler.wait(20).then(() => console.log(controller.cron, controller.scheduledTime)));
                } }
                """));
        FakePod.Answer answer = pod.schedule(1, "0 12 * * *", DUE);
        assertThat(answer.head.get(10, TimeUnit.SECONDS).status()).isEqualTo(204);
        assertThat(pod.report(LogLine.class).message()).isEqualTo("[\"0 12 * * *\"," + DUE + "]");
        assertThat(pod.report(EventDone.class).exchange()).isEqualTo(pod.lastExchange());
    }

    @Test
    void aScheduleWithoutHandlerFailsAndTheWorkerGoesOn() throws Exception {
        pod.version(1, Bundles.of("export default { fetch: () => new Response('fine') }"));
        Failure failure = pod.schedule(1, "* * * * *", DUE).failure();
        assertThat(failure.cause()).isEqualTo(Failure.Cause.NO_HANDLER);
        assertThat(failure.message()).isEqualTo("Handler does not export a scheduled() function.");
        assertThat(pod.get(new Target.Worker(1), "/").text()).isEqualTo("fine");
    }

    @Test
    void aScheduleThatWaitsForWhatNeverComesFails() throws Exception {
        pod.version(1, Bundles.of("export default { scheduled: () => new Promise(() => {}) }"));
        assertThat(pod.schedule(1, "* * * * *", DUE).failure().cause()).isEqualTo(Failure.Cause.SCRIPT_HUNG);
        assertThat(pod.report(EventDone.class).exchange()).isEqualTo(pod.lastExchange());
    }

    @Test
    void abortEndsTheEventAndNothingRunsAfterIt() throws Exception {
        pod.version(1, Bundles.of("""
                export default { fetch(request, env, ctx) {
                  if (request.url.endsWith('/')) return new Response('fine');
                  try { ctx.abort(new Error('enough')) } finally { console.log('never') }
                } }
                """));
        Failure failure = pod.get(new Target.Worker(1), "/abort").failure();
        assertThat(failure.cause()).isEqualTo(Failure.Cause.SCRIPT_THREW);
        assertThat(failure.message()).isEqualTo("enough");
        assertThat(pod.report(EventDone.class).exchange()).isEqualTo(pod.lastExchange());
        assertThat(pod.get(new Target.Worker(1), "/").text()).isEqualTo("fine");
        assertThat(pod.reports).noneMatch(LogLine.class::isInstance);
    }
}
