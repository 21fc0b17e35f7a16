package dev.holdfast.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an invocation ended, named as tails name it (reference: durable-objects 11.4). */
public enum Outcome {
    @JsonProperty("ok")
    OK("ok"),
    @JsonProperty("exception")
    EXCEPTION("exception"),
    /** Whoever asked went away. */
    @JsonProperty("canceled")
    CANCELED("canceled"),
    @JsonProperty("exceededCpu")
    EXCEEDED_CPU("exceededCpu"),
    @JsonProperty("exceededMemory")
    EXCEEDED_MEMORY("exceededMemory"),
    @JsonProperty("exceededWallTime")
    EXCEEDED_WALL_TIME("exceededWallTime"),
    @JsonProperty("scriptNotFound")
    SCRIPT_NOT_FOUND("scriptNotFound"),
    /** Whoever asked went away while the response's body was being sent. */
    @JsonProperty("responseStreamDisconnected")
    RESPONSE_STREAM_DISCONNECTED("responseStreamDisconnected"),
    @JsonProperty("internalError")
    INTERNAL_ERROR("internalError"),
    @JsonProperty("killSwitch")
    KILL_SWITCH("killSwitch"),
    @JsonProperty("daemonDown")
    DAEMON_DOWN("daemonDown"),
    /** Too much was under way. */
    @JsonProperty("loadShed")
    LOAD_SHED("loadShed"),
    /** The object was reset. */
    @JsonProperty("aborted")
    ABORTED("aborted"),
    /** Answered by the platform before any code could run: counted, and no request that costs. No tail has it. */
    @JsonProperty("refused")
    REFUSED("refused"),
    @JsonProperty("unknown")
    UNKNOWN("unknown");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /** The name in JSON. */
    public String text() {
        return text;
    }
}
