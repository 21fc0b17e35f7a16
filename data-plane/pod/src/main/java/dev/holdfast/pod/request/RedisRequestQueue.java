package dev.holdfast.pod.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.ObjectReply;
import dev.holdfast.contract.ObjectRequest;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.redis.RedisLines;
import dev.holdfast.pod.redis.RedisScript;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** The lists in Redis. A request that cannot be read is dropped; who asked will notice that nobody answers. */
final class RedisRequestQueue implements RequestQueue {
    private static final Logger LOG = Logger.getLogger(RedisRequestQueue.class);
    private static final RedisScript TAKE = RedisScript.of(RedisRequestQueue.class, "take.lua");
    private static final int MOST_AT_ONCE = 16;
    private static final int ANSWER_SECONDS = 30;

    private final ObjectMapper mapper = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final RedisLines lines;

    RedisRequestQueue(RedisLines lines) {
        this.lines = lines;
    }

    @Override
    public CompletionStage<Taken> take(int shard, long epoch) {
        List<String> keys = List.of(RedisKeys.shardLease(shard), RedisKeys.objectRequests(shard));
        return TAKE.run(lines, shard, keys, request -> request.arg(epoch).arg(MOST_AT_ONCE))
                .thenApply(this::taken);
    }

    @Override
    public CompletionStage<?> answer(ObjectRequest request, ObjectReply reply) {
        return lines.send(
                request.id().hashCode(),
                Request.cmd(Command.SET)
                        .arg(RedisKeys.objectReply(request.id()))
                        .arg(json(reply))
                        .arg("EX")
                        .arg(ANSWER_SECONDS));
    }

    /** The first item is the time. */
    private Taken taken(Response answer) {
        List<ObjectRequest> requests = new ArrayList<>(answer.size());
        long now = answer.get(0).toLong();
        for (int i = 1; i < answer.size(); i++) {
            parsed(answer.get(i).toBytes())
                    .filter(request -> request.untilMillis() > now)
                    .ifPresent(requests::add);
        }
        return new Taken(requests, answer.size() > MOST_AT_ONCE);
    }

    private Optional<ObjectRequest> parsed(byte[] json) {
        try {
            return Optional.of(mapper.readValue(json, ObjectRequest.class));
        } catch (IOException e) {
            LOG.errorf(e, "an unreadable request to an object is dropped");
            return Optional.empty();
        }
    }

    private String json(ObjectReply reply) {
        try {
            return mapper.writerFor(ObjectReply.class).writeValueAsString(reply);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
