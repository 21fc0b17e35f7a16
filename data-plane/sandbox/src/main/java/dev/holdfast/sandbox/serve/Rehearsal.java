package dev.holdfast.sandbox.serve;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage.Request;
import dev.holdfast.link.message.ExchangeMessage.Session;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.engine.V8Engine;
import dev.holdfast.sandbox.isolate.IsolateHost;
import dev.holdfast.sandbox.isolate.LastResort;
import dev.holdfast.sandbox.isolate.MemoryGauge;
import dev.holdfast.sandbox.isolate.Surroundings;
import dev.holdfast.sandbox.isolate.Version;
import dev.holdfast.sandbox.isolate.Watchdog;
import dev.holdfast.sandbox.module.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Serves a few requests to a small Worker of its own in a process that waits for its first account, so that the
 * account's first request finds classes loaded, code compiled and pages touched. Nothing of it leaves the process, and
 * whether it succeeds matters to nobody.
 */
final class Rehearsal implements Surroundings {
    private static final Logger LOG = Logger.getLogger(Rehearsal.class.getName());
    private static final long STACK_BYTES = 16L * 1024 * 1024;
    private static final int REQUESTS = 100;
    private static final int ENOUGH_MILLIS = 1000;
    private static final long OBJECT = 1;
    private static final String SOURCE = "import { DurableObject } from 'cloudflare:workers';"
            + "export class Thing extends DurableObject { async fetch() { return new Response('object') } greet() { return 'object' } }"
            + "export default { async fetch(request) { return new Response(new URL(request.url).pathname) } }";
    private static final String BUNDLE =
            "{\"accountId\":\"\",\"workerId\":\"\",\"scriptName\":\"rehearsal\",\"versionId\":\"\","
                    + "\"compatibilityDate\":\"2026-11-01\",\"compatibilityFlags\":[],\"bindings\":[],\"mainModule\":\"index.js\","
                    + "\"modules\":[{\"name\":\"index.js\",\"type\":\"ES_MODULE\",\"content\":\"" + SOURCE + "\"}]}";

    /** A call of {@code greet()} in a session of its own, as {@code messages.ts} has it. */
    private static final byte[] CALL = {19, 1, 1, 1, 0, 1, '"', 5, 'g', 'r', 'e', 'e', 't', -1, 15, 'A', 0, '$', 0, 0};

    private final Shared shared;
    private final IsolateHost host;

    private Rehearsal(V8Engine engine, Shared shared) {
        this.shared = shared;
        Bundle bundle = Bundle.parse(BUNDLE.getBytes(StandardCharsets.UTF_8));
        this.host = new IsolateHost(new Version(0, engine, bundle, ENOUGH_MILLIS, ENOUGH_MILLIS, Long.MAX_VALUE), this);
    }

    /** Begins; does not wait. */
    static void begin(V8Engine engine, Shared shared) {
        Thread.ofPlatform().daemon().name("rehearsal").stackSize(STACK_BYTES).start(() -> perform(engine, shared));
    }

    private static void perform(V8Engine engine, Shared shared) {
        try {
            new Rehearsal(engine, shared).perform();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the rehearsal failed", e);
        }
    }

    /** On this thread alone: the strand runs each task at once. */
    private void perform() {
        host.strand().execute(host::start);
        host.strand()
                .execute(() -> host.startObject(
                        new StartObject(OBJECT, 0, "", "Thing", "0".repeat(64), Optional.empty(), true)));
        for (int i = 1; i <= REQUESTS; i++) {
            Target target = i % 2 == 0 ? new Target.Worker(0) : new Target.PlacedObject(OBJECT);
            Request request = new Request(4L * i, target, "GET", "http://rehearsal/", Headers.EMPTY, new Body.None());
            host.strand().execute(() -> host.request(request));
            if (i % 2 != 0) {
                Session session = new Session(4L * i + 2, target, CALL);
                host.strand().execute(() -> host.session(session));
            }
        }
        host.strand().execute(host::close);
    }

    @Override
    public void send(LinkMessage message) {
        // Nobody is to hear of it.
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void readOn() {
        // Nobody reads.
    }

    @Override
    public void ended(long exchange) {
        // Nobody counts.
    }

    @Override
    public Executor pool() {
        return Runnable::run;
    }

    @Override
    public ScheduledExecutorService scheduler() {
        return shared.scheduler();
    }

    @Override
    public Watchdog watchdog() {
        return shared.watchdog();
    }

    @Override
    public MemoryGauge gauge() {
        return shared.gauge();
    }

    @Override
    public LastResort lastResort() {
        return shared.lastResort();
    }
}
