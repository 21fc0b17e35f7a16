package dev.holdfast.pod.kv;

import dev.holdfast.kv.KvException;
import dev.holdfast.kv.KvRead;
import dev.holdfast.kv.KvRules;
import dev.holdfast.kv.KvStore;
import dev.holdfast.kv.KvValue;
import dev.holdfast.link.message.ExchangeMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Reads several values, one after the other, as long as they fit together and there is room for them. */
final class KvManyReads {
    private final KvStore store;
    private final String namespaceId;
    private final KvWanted wanted;
    private final KvAnswers answers;
    private final Executor executor;
    private final Map<String, Optional<KvValue>> found = new LinkedHashMap<>();
    private int read;
    private long room;

    KvManyReads(KvStore store, String namespaceId, KvWanted wanted, KvAnswers answers, Executor executor) {
        this.store = store;
        this.namespaceId = namespaceId;
        this.wanted = wanted;
        this.answers = answers;
        this.executor = executor;
    }

    /** The answer. */
    CompletionStage<byte[]> json() {
        CompletionStage<Void> reading = CompletableFuture.completedStage(null);
        for (String key : wanted.keys()) {
            reading = reading.thenCompose(before -> read(key));
        }
        return reading.thenApplyAsync(done -> KvJson.values(wanted, found), executor)
                .whenComplete((json, failure) -> answers.release(room));
    }

    private CompletionStage<Void> read(String key) {
        return store.get(namespaceId, key, ExchangeMessage.MAX_CHUNK).thenCompose(answer -> {
            if (answer.isPresent() && answer.get() instanceof KvRead.Larger(int length)) {
                makeRoom(length);
                return store.get(namespaceId, key, length).thenAccept(again -> keep(key, again));
            }
            if (answer.isPresent() && answer.get() instanceof KvRead.Whole(KvValue value)) {
                makeRoom(value.content().length);
            }
            keep(key, answer);
            return CompletableFuture.completedStage(null);
        });
    }

    private void makeRoom(int length) {
        read += length;
        if (read > KvRules.MOST_READ_BYTES) {
            throw new KvException(
                    413, "Total size of request exceeds the limit of %dMB".formatted(KvRules.MOST_READ_BYTES >> 20));
        }
        if (!answers.reserve(length)) {
            throw KvAnswers.noRoom();
        }
        room += length;
    }

    /** A value that has grown meanwhile has no room. */
    private void keep(String key, Optional<KvRead> answer) {
        found.put(key, answer.map(each -> switch (each) {
            case KvRead.Whole(KvValue value) -> value;
            case KvRead.Larger _ -> throw KvAnswers.noRoom();
        }));
    }
}
