package dev.holdfast.pod.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.body.BodyCollector;
import dev.holdfast.pod.body.Collected;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.config.CacheConfig;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.ResponseHead;
import dev.holdfast.pod.sandbox.CacheCalls;
import dev.holdfast.pod.time.Timers;
import java.time.Instant;
import java.util.Optional;

/**
 * The caches of all workers in this pod. Each worker sees only its own, and has a limit of its own; when all together
 * take too much, those go first whose workers used them longest ago. Safe for several threads.
 */
public final class WorkerCaches implements CacheCalls {
    private static final int KEPT = 204;
    private static final int TOO_LARGE = 413;
    private static final int NOT_KEPT = 504;
    private static final int FORGOTTEN = 200;
    private static final int NOT_THERE = 404;
    private static final int NOT_UNDERSTOOD = 400;
    private static final long EMPTY_WEIGHT = 1024;

    private final CacheConfig config;
    private final Timers timers;
    private final Cache<String, WorkerCache> byWorker;

    public WorkerCaches(CacheConfig config, Timers timers) {
        this.config = config;
        this.timers = timers;
        this.byWorker = Caffeine.newBuilder()
                .maximumWeight(config.maxTotal().asLongValue())
                .weigher((String worker, WorkerCache cache) ->
                        (int) Math.min(Integer.MAX_VALUE, cache.weight() + EMPTY_WEIGHT))
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Callee ask(RunningVersion from, Target.Cache target, RequestHead head, Caller caller) {
        String worker = from.workerId();
        return switch (head.method()) {
            case "GET" -> find(worker, target.cache(), head, caller);
            case "PUT" ->
                target.kept()
                        .map(kept -> keep(worker, target.cache(), kept, head, caller))
                        .orElseGet(() -> answer(caller, NOT_UNDERSTOOD));
            case "DELETE" -> {
                boolean was = of(worker).forget(target.cache(), head.url(), now());
                yield answer(caller, was ? FORGOTTEN : NOT_THERE);
            }
            default -> answer(caller, NOT_UNDERSTOOD);
        };
    }

    private Callee find(String worker, String cache, RequestHead head, Caller caller) {
        Optional<KeptResponse> kept = of(worker).find(cache, head.url(), head.headers(), now());
        return kept.isEmpty()
                ? answer(caller, NOT_KEPT)
                : KeptAnswer.of(kept.get(), head.headers(), now()).send(caller);
    }

    private Callee keep(String worker, String cache, Target.Kept kept, RequestHead head, Caller caller) {
        Instant now = now();
        Instant freshUntil = now.plus(Freshness.of(kept.status(), kept.headers(), now));
        return BodyCollector.collect(head.body(), caller, config.maxResponse().asLongValue(), new Collected() {
            @Override
            public void whole(byte[] body) {
                if (freshUntil.isAfter(now)) {
                    keep(
                            worker,
                            cache,
                            head,
                            new KeptResponse(
                                    kept.status(),
                                    kept.statusText(),
                                    kept.headers(),
                                    head.headers(),
                                    body,
                                    now,
                                    freshUntil));
                }
                answer(caller, KEPT);
            }

            @Override
            public void tooLarge() {
                answer(caller, TOO_LARGE);
            }

            // What does not arrive as a whole is not kept.
            @Override
            public void brokenOff() {
                answer(caller, TOO_LARGE);
            }

            @Override
            public void cancelled() {}
        });
    }

    private void keep(String worker, String cache, RequestHead head, KeptResponse response) {
        WorkerCache mine = of(worker);
        mine.keep(cache, head.url(), response);
        byWorker.put(worker, mine);
    }

    private WorkerCache of(String worker) {
        return byWorker.get(
                worker, absent -> new WorkerCache(config.maxPerWorker().asLongValue()));
    }

    private Instant now() {
        return Instant.ofEpochMilli(timers.epochMillis());
    }

    private static Callee answer(Caller caller, int status) {
        caller.response(new ResponseHead(status, "", Headers.EMPTY, new Body.None()));
        return NoCallee.INSTANCE;
    }
}
