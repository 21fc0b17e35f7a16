package dev.holdfast.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * Something that the control plane asks of whichever pod owns an object's shard. It waits in a list in Redis until the
 * owner takes it; nobody takes it twice.
 *
 * @param id 32 hex digits; the answer is found under it
 * @param untilMillis of the Redis server's clock: after that nobody waits for an answer, and nothing may be done
 */
public record ObjectRequest(
        String id, long untilMillis, String accountId, String namespaceId, String objectId, Action action) {

    /** What is asked. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Look.class, name = "look"),
        @JsonSubTypes.Type(value = Change.class, name = "change"),
        @JsonSubTypes.Type(value = Delete.class, name = "delete")
    })
    public sealed interface Action {}

    /** How the object is present. */
    public record Look() implements Action {}

    /**
     * Puts and deletes values, all or none.
     *
     * @param force whether a busy object is reset for it
     */
    public record Change(List<Edit> edits, boolean force) implements Action {
        public Change {
            edits = List.copyOf(edits);
        }
    }

    /**
     * Deletes the object: all that it stores, its alarm, its name.
     *
     * @param force as for a change
     */
    public record Delete(boolean force) implements Action {}

    /** A change of one stored value. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Put.class, name = "put"),
        @JsonSubTypes.Type(value = Remove.class, name = "remove")
    })
    public sealed interface Edit {}

    /** @param value serialized as objects store it */
    public record Put(String key, byte[] value) implements Edit {}

    /** Takes a value away, if it is there. */
    public record Remove(String key) implements Edit {}
}
