package dev.holdfast.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A pod's answer to an {@link ObjectRequest}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ObjectReply.Done.class, name = "done"),
    @JsonSubTypes.Type(value = ObjectReply.Busy.class, name = "busy"),
    @JsonSubTypes.Type(value = ObjectReply.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = ObjectReply.Present.class, name = "present"),
    @JsonSubTypes.Type(value = ObjectReply.Absent.class, name = "absent")
})
public sealed interface ObjectReply {
    /** The change is durable. */
    record Done() implements ObjectReply {}

    /** The object runs and is busy. Nothing changed. */
    record Busy() implements ObjectReply {}

    /**
     * It was not done, as far as is known.
     *
     * @param message for people
     */
    record Failed(String message) implements ObjectReply {}

    /** The pod does not know the object: nothing of it is in memory. */
    record Absent() implements ObjectReply {}

    /**
     * The object is in the pod's memory, or its sockets are.
     *
     * @param pod its name
     * @param versionId what the instance runs; empty when there is none, and only sockets are kept
     * @param events requests, alarms and events of sockets in progress
     * @param waiting requests that wait for the instance
     * @param busy whether the instance may not be let go
     * @param idleMillis for how long nothing has been in progress
     */
    record Present(String pod, String versionId, int events, int waiting, boolean busy, long idleMillis, int sockets)
            implements ObjectReply {}
}
