package dev.holdfast.sandbox.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.sandbox.border.StorageHost.ListQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever is known, buffered, in a transaction, under way or durable: reads answer what a plain map would have
 * answered at the call, and what is durable never holds a part of a transaction.
 */
class ObjectStorageModelTest {
    private static final List<String> KEYS = List.of("", "a", "aa", "ab", "b", "\uFFFF", "\uD800\uDC00");

    @Property(tries = 1500)
    void readsAnswerWhatAPlainMapWouldHaveAnswered(@ForAll long seed) {
        Run run = new Run(new Random(seed));
        for (int step = 0; step < 60; step++) {
            run.step();
        }
        run.finish();
    }

    private static final class Run {
        private final Random random;
        private final FakeStore store = new FakeStore();
        private final ObjectStorage storage;
        private final NavigableMap<String, String> model = new TreeMap<>(KeyOrder.COMPARATOR);
        private final Deque<Open> transactions = new ArrayDeque<>();
        private int value;
        private int asked;
        private int answered;

        private record Open(long number, NavigableMap<String, String> before) {}

        Run(Random random) {
            this.random = random;
            this.store.mostAhead = random.nextInt(3) * 20;
            this.storage =
                    new ObjectStorage(store, new OutputGate(), new CacheUse(), random.nextBoolean() ? 100_000 : 300);
        }

        void step() {
            switch (random.nextInt(13)) {
                case 0, 1 -> put();
                case 2 -> delete();
                case 3 -> get();
                case 4, 5 -> list();
                case 6 -> storage.flush();
                case 7 -> store.answerRead(storage);
                case 8 -> store.confirmCommit(storage);
                case 9 -> begin();
                case 10 -> endTransaction(random.nextBoolean());
                case 11 -> abandonNowAndThen();
                default -> deleteAllNowAndThen();
            }
        }

        void finish() {
            while (!transactions.isEmpty()) {
                endTransaction(random.nextBoolean());
            }
            storage.flush();
            store.answerReads(storage);
            store.confirmCommits(storage);
            assertThat(answered).isEqualTo(asked);
            assertThat(store.values.keySet()).isEqualTo(model.keySet());
            store.values.forEach((key, bytes) ->
                    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(model.get(key)));
        }

        private void put() {
            String key = key();
            String text = String.valueOf(++value);
            storage.put(List.of(new StorageEntry(key, text.getBytes(StandardCharsets.UTF_8))), random.nextBoolean());
            model.put(key, text);
        }

        private void delete() {
            List<String> keys = List.of(key(), key());
            int expected =
                    (int) keys.stream().distinct().filter(model::containsKey).count();
            keys.forEach(model::remove);
            asked++;
            Consumer<Integer> check = count -> {
                answered++;
                assertThat(count).isEqualTo(expected);
            };
            storage.delete(keys, true, check).ifPresent(check);
        }

        private void get() {
            List<String> keys = List.of(key(), key(), key());
            List<String> expected = new ArrayList<>();
            model.forEach((key, text) -> {
                if (keys.contains(key)) {
                    expected.add(key + "=" + text);
                }
            });
            Consumer<List<StorageEntry>> check = check(expected);
            storage.get(keys, check).ifPresent(check);
        }

        private void list() {
            Optional<String> end = random.nextBoolean() ? Optional.of(key()) : Optional.empty();
            String prefix = random.nextInt(3) == 0 ? key() : "";
            int limit = random.nextBoolean() ? -1 : 1 + random.nextInt(3);
            String start = random.nextBoolean() ? key() : "";
            ListQuery query = new ListQuery(start, random.nextInt(3) == 0, end, prefix, random.nextBoolean(), limit);
            Consumer<List<StorageEntry>> check = check(expected(query));
            storage.list(query, check).ifPresent(check);
        }

        private List<String> expected(ListQuery query) {
            List<String> expected = new ArrayList<>();
            model.forEach((key, text) -> {
                int toStart = KeyOrder.COMPARATOR.compare(key, query.start());
                boolean after = query.startExclusive() ? toStart > 0 : toStart >= 0;
                boolean before = query.end().isEmpty()
                        || KeyOrder.COMPARATOR.compare(key, query.end().get()) < 0;
                if (after && before && key.startsWith(query.prefix())) {
                    expected.add(key + "=" + text);
                }
            });
            if (query.reverse()) {
                Collections.reverse(expected);
            }
            return query.limit() < 0 || expected.size() <= query.limit()
                    ? expected
                    : expected.subList(0, query.limit());
        }

        private Consumer<List<StorageEntry>> check(List<String> expected) {
            asked++;
            List<String> fixed = List.copyOf(expected);
            return entries -> {
                answered++;
                assertThat(entries)
                        .extracting(entry -> entry.key() + "=" + new String(entry.value(), StandardCharsets.UTF_8))
                        .containsExactlyElementsOf(fixed);
            };
        }

        private void begin() {
            if (transactions.size() < 4) {
                transactions.push(new Open(storage.beginTransaction(), copy()));
            }
        }

        private void endTransaction(boolean keep) {
            if (transactions.size() > 1 && random.nextInt(4) == 0) {
                long outer = transactions.getLast().number();
                assertThatThrownBy(() -> storage.commitTransaction(outer)).isInstanceOf(TransactionException.class);
                assertThatThrownBy(() -> storage.rollbackTransaction(outer)).isInstanceOf(TransactionException.class);
            }
            if (!transactions.isEmpty()) {
                Open innermost = transactions.pop();
                if (keep) {
                    storage.commitTransaction(innermost.number());
                } else {
                    storage.rollbackTransaction(innermost.number());
                    restore(innermost);
                }
            }
        }

        /** Ends any one with all inside it. */
        private void abandonNowAndThen() {
            if (!transactions.isEmpty() && random.nextInt(3) == 0) {
                long number = new ArrayList<>(transactions)
                        .get(random.nextInt(transactions.size()))
                        .number();
                storage.abandonTransaction(number);
                while (!transactions.isEmpty() && transactions.peek().number() >= number) {
                    restore(transactions.pop());
                }
            }
        }

        private NavigableMap<String, String> copy() {
            NavigableMap<String, String> copy = new TreeMap<>(KeyOrder.COMPARATOR);
            copy.putAll(model);
            return copy;
        }

        private void restore(Open transaction) {
            model.clear();
            model.putAll(transaction.before());
        }

        private void deleteAllNowAndThen() {
            if (!transactions.isEmpty()) {
                assertThatThrownBy(storage::deleteAll).isInstanceOf(TransactionException.class);
            } else if (random.nextInt(4) == 0) {
                storage.deleteAll();
                model.clear();
            }
        }

        private String key() {
            return KEYS.get(random.nextInt(KEYS.size()));
        }
    }
}
