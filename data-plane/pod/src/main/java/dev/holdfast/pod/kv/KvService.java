package dev.holdfast.pod.kv;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.kv.KvException;
import dev.holdfast.kv.KvRead;
import dev.holdfast.kv.KvRules;
import dev.holdfast.kv.KvStore;
import dev.holdfast.kv.KvValue;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.body.BodyCollector;
import dev.holdfast.pod.body.ByteBudget;
import dev.holdfast.pod.body.Collected;
import dev.holdfast.pod.config.KvConfig;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.WaitingCallee;
import dev.holdfast.pod.redis.RedisLines;
import dev.holdfast.pod.time.Timers;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Answers what Workers ask of their KV namespaces, see {@link KvRequest}. Values longer than a chunk need room in the
 * budget while they are in the pod's memory. Never blocks.
 */
public final class KvService {
    private static final Failure NOT_CALLABLE =
            Failures.of(Failure.Cause.REFUSED, "A KV namespace has no methods to call.");

    /** Longest list of keys, in JSON. */
    private static final int MOST_WANTED = 512 * 1024;

    private final KvStore store;
    private final ByteBudget budget;
    private final Timers timers;
    private final Executor executor;

    KvService(KvStore store, ByteBudget budget, Timers timers, Executor executor) {
        this.store = store;
        this.budget = budget;
        this.timers = timers;
        this.executor = executor;
    }

    /**
     * On one connection to Redis, so that what a program asks is done in the order in which it is asked.
     *
     * @param executor works on what takes long
     */
    public static KvService of(RedisLines lines, KvConfig config, Timers timers, Executor executor) {
        return new KvService(
                new KvStore(request -> lines.send(0, request)),
                new ByteBudget(config.maxInTransit().asLongValue()),
                timers,
                executor);
    }

    /** @param namespaceId one that the asking version is bound to */
    public Callee ask(String account, String namespaceId, RequestHead head, Caller caller) {
        if (head.isSession()) {
            caller.failed(NOT_CALLABLE);
            return NoCallee.INSTANCE;
        }
        KvAnswers answers = new KvAnswers(budget, account, caller);
        try {
            return switch (KvRequest.of(head, timers.epochMillis() / 1000)) {
                case KvRequest.Read(String key) -> {
                    head.origin().count(Counter.KV_READS, 1);
                    yield read(namespaceId, key, answers);
                }
                case KvRequest.Write write -> write(namespaceId, write, head, caller, answers);
                case KvRequest.Delete(String key) -> {
                    head.origin().count(Counter.KV_DELETES, 1);
                    yield after(store.delete(namespaceId, key), answers, nothing -> answers.done());
                }
                case KvRequest.ListKeys(var query) -> {
                    head.origin().count(Counter.KV_LISTS, 1);
                    yield after(store.list(namespaceId, query).thenApply(KvJson::page), answers, answers::send);
                }
                case KvRequest.ReadMany _ -> readMany(namespaceId, head, caller, answers);
            };
        } catch (KvException refused) {
            if (head.body() instanceof Body.Streamed) {
                caller.stopReading();
            }
            return answers.refuse(refused);
        }
    }

    private Callee read(String namespaceId, String key, KvAnswers answers) {
        return after(
                store.get(namespaceId, key, ExchangeMessage.MAX_CHUNK),
                answers,
                found -> found.map(read -> switch (read) {
                            case KvRead.Whole(KvValue value) -> send(value, answers, 0);
                            case KvRead.Larger(int length) -> readLarge(namespaceId, key, length, answers);
                        })
                        .orElseGet(answers::notFound));
    }

    /** It may have changed since its length was seen. */
    private Callee readLarge(String namespaceId, String key, int length, KvAnswers answers) {
        if (!answers.reserve(length)) {
            return answers.refuse(KvAnswers.noRoom());
        }
        CompletionStage<Optional<KvRead>> reading = store.get(namespaceId, key, length);
        return after(
                reading.whenComplete((read, failure) -> {
                    if (failure != null) {
                        answers.release(length);
                    }
                }),
                answers,
                found -> {
                    if (found.isPresent() && found.get() instanceof KvRead.Whole(KvValue value)) {
                        return send(value, answers, length);
                    }
                    answers.release(length);
                    return found.map(read -> read(namespaceId, key, answers)).orElseGet(answers::notFound);
                });
    }

    private static Callee send(KvValue value, KvAnswers answers, int room) {
        Headers headers = value.metadata()
                .map(json -> new Headers(KvRequest.METADATA + "\n" + json.replace('\n', ' ')))
                .orElse(Headers.EMPTY);
        return answers.send(value.content(), headers, room);
    }

    private Callee write(
            String namespaceId, KvRequest.Write write, RequestHead head, Caller caller, KvAnswers answers) {
        if (head.body() instanceof Body.Streamed(long length) && length > KvRules.MOST_VALUE) {
            throw KvRules.valueTooLong(length);
        }
        return BodyCollector.collect(
                head.body(), caller, KvRules.MOST_VALUE, new ArrivingValue(answers, (content, release) -> {
                    head.origin().count(Counter.KV_WRITES, 1);
                    KvValue value = new KvValue(content, write.metadata(), write.expiration());
                    var _ = after(
                            store.put(namespaceId, write.key(), value).whenComplete((done, failure) -> release.run()),
                            answers,
                            nothing -> answers.done());
                }));
    }

    private Callee readMany(String namespaceId, RequestHead head, Caller caller, KvAnswers answers) {
        return BodyCollector.collect(head.body(), caller, MOST_WANTED, new Collected() {
            @Override
            public void whole(byte[] json) {
                try {
                    KvWanted wanted = KvWanted.parse(json);
                    head.origin().count(Counter.KV_READS, wanted.keys().size());
                    KvManyReads reads = new KvManyReads(store, namespaceId, wanted, answers, executor);
                    var _ = after(reads.json(), answers, answers::send);
                } catch (KvException refused) {
                    answers.refuse(refused);
                }
            }

            @Override
            public void tooLarge() {
                answers.refuse(new KvException(413, "The list of keys is too long"));
            }

            @Override
            public void brokenOff() {
                answers.refuse(new KvException(400, "The list of keys broke off"));
            }

            @Override
            public void cancelled() {}
        });
    }

    private static <T> Callee after(CompletionStage<T> stage, KvAnswers answers, Function<T, Callee> answer) {
        WaitingCallee waiting = new WaitingCallee();
        var _ = stage.thenApply(answer).exceptionally(answers::refuse).thenAccept(waiting::arrived);
        return waiting;
    }
}
