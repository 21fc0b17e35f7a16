package dev.holdfast.pod.storage;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.redis.RedisLines;
import dev.holdfast.pod.redis.RedisScript;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Alarms in Redis: a sorted set and a hash for each shard. */
public final class RedisAlarmStore implements AlarmStore {
    private static final RedisScript DUE = RedisScript.of(RedisAlarmStore.class, "due.lua");
    private static final RedisScript SETTLE = RedisScript.of(RedisAlarmStore.class, "settle.lua");

    private final RedisLines lines;

    public RedisAlarmStore(RedisLines lines) {
        this.lines = lines;
    }

    @Override
    public CompletionStage<Due> due(int shard, long nowMillis, int most) {
        List<String> keys = List.of(RedisKeys.alarms(shard), RedisKeys.alarmStates(shard));
        return DUE.run(lines, shard, keys, request -> request.arg(nowMillis).arg(most))
                .thenApply(answer -> due(shard, answer));
    }

    @Override
    public CompletionStage<OptionalLong> next(int shard) {
        Request request = Request.cmd(Command.ZRANGE)
                .arg(RedisKeys.alarms(shard))
                .arg(0)
                .arg(0)
                .arg("WITHSCORES");
        return lines.send(shard, request).thenApply(answer -> next(Objects.requireNonNull(answer)));
    }

    @Override
    public CompletionStage<Optional<AlarmState>> of(ObjectKey object) {
        Request request = Request.cmd(Command.HGET)
                .arg(RedisKeys.alarmStates(object.shard()))
                .arg(name(object));
        return lines.send(object.shard(), request)
                .thenApply(answer -> Optional.ofNullable(answer).map(state -> AlarmState.parse(state.toString())));
    }

    @Override
    public CompletionStage<Settlement> done(ObjectKey object, long epoch, long setBy) {
        return settle(object, epoch, setBy, request -> request);
    }

    @Override
    public CompletionStage<Settlement> again(ObjectKey object, long epoch, AlarmState state, long atMillis) {
        return settle(
                object, epoch, state.setBy(), request -> request.arg(atMillis).arg(state.text()));
    }

    private CompletionStage<Settlement> settle(
            ObjectKey object, long epoch, long setBy, UnaryOperator<Request> further) {
        int shard = object.shard();
        List<String> keys = List.of(RedisKeys.shardLease(shard), RedisKeys.alarms(shard), RedisKeys.alarmStates(shard));
        return SETTLE.run(
                        lines,
                        shard,
                        keys,
                        request -> further.apply(
                                request.arg(epoch).arg(name(object)).arg(setBy)))
                .thenApply(answer -> switch (answer.toInteger()) {
                    case 1 -> Settlement.APPLIED;
                    case 0 -> Settlement.REPLACED;
                    case -1 -> Settlement.FENCED;
                    default -> throw new IllegalStateException("the script answered " + answer);
                });
    }

    /** The first item is when the next alarm runs, or nothing; then come names and states. */
    private static Due due(int shard, Response answer) {
        List<Alarm> alarms = new ArrayList<>(answer.size() / 2);
        for (int i = 1; i + 1 < answer.size(); i += 2) {
            alarms.add(new Alarm(
                    object(shard, answer.get(i).toString(StandardCharsets.UTF_8)),
                    AlarmState.parse(answer.get(i + 1).toString())));
        }
        String next = answer.get(0).toString();
        return new Due(alarms, next.isEmpty() ? OptionalLong.empty() : OptionalLong.of(millis(next)));
    }

    /** Clients of version 3 of the protocol get pairs of name and score, others one after the other. */
    private static OptionalLong next(Response answer) {
        if (answer.size() == 0) {
            return OptionalLong.empty();
        }
        Response first = answer.get(0);
        boolean isPair = first.size() == 2 && answer.size() == 1;
        return OptionalLong.of(millis((isPair ? first.get(1) : answer.get(1)).toString()));
    }

    /** Scores are floating point; times are whole numbers, below the point at which that would matter. */
    private static long millis(String score) {
        return (long) Double.parseDouble(score);
    }

    private static ObjectKey object(int shard, String name) {
        int colon = name.indexOf(':');
        return new ObjectKey(shard, name.substring(0, colon), name.substring(colon + 1));
    }

    private static String name(ObjectKey object) {
        return RedisKeys.alarm(object.namespaceId(), object.objectId());
    }
}
