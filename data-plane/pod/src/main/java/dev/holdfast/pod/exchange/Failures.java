package dev.holdfast.pod.exchange;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;

/** Failures that the pod itself reports, with the texts that programs know. */
public final class Failures {
    /** The connection to the code broke. */
    public static final Failure SANDBOX_LOST = of(Cause.SANDBOX_LOST, "Network connection lost.");

    /** A server outside went away, or a socket's other end. */
    public static final Failure NETWORK_LOST = of(Cause.NETWORK, "Network connection lost.");

    /** An event has made more requests than it may. */
    public static final Failure TOO_MANY_SUBREQUESTS = of(Cause.REFUSED, "Too many subrequests.");

    /** The memory of the sandbox is used up. */
    public static final Failure MEMORY = of(Cause.MEMORY_LIMIT, "Worker has exceeded memory limit.");

    /** Code could not be stopped otherwise. */
    public static final Failure CPU = of(Cause.CPU_LIMIT, "Worker exceeded CPU time limit.");

    /** Too many requests are in progress. */
    public static final Failure TOO_MANY_REQUESTS = of(Cause.OVERLOADED, "Too many requests are in progress.");

    /** The queue of an object is full. */
    public static final Failure OBJECT_OVERLOADED =
            of(Cause.OVERLOADED, "Durable Object is overloaded. Too many requests queued.");

    /** The object runs elsewhere now. */
    public static final Failure OBJECT_MOVED = of(Cause.OBJECT_MOVED, "Network connection lost.");

    /** New code is there and the object was busy for too long. */
    public static final Failure CODE_UPDATED =
            of(Cause.OBJECT_MOVED, "Durable Object reset because its code was updated.");

    /** The class was deleted, with all objects. */
    public static final Failure NAMESPACE_GONE =
            of(Cause.REFUSED, "This Durable Object namespace does not exist (any more).");

    /** The class of the running object was deleted. */
    public static final Failure CLASS_DELETED =
            of(Cause.OBJECT_RESET, "Durable Object reset because its class was deleted.");

    /** Storage was changed from outside while the object ran. */
    public static final Failure STORAGE_EDITED =
            of(Cause.OBJECT_RESET, "Durable Object reset because its storage was edited.");

    /** Storage did not answer in time. */
    public static final Failure STORAGE_TIMEOUT = of(
            Cause.STORAGE_FAILED, "Durable Object storage operation exceeded timeout which caused object to be reset.");

    /** A read would bring more than the object's memory holds. */
    public static final Failure STORAGE_ANSWER = of(
            Cause.MEMORY_LIMIT,
            "Durable Object's isolate exceeded its memory limit due to overflowing the storage cache");

    /** Somebody else owns the object by now. */
    public static final Failure STORAGE_FENCED = of(
            Cause.STORAGE_FAILED,
            "Connection closed: this Durable Object instance is no longer active. Reconnect or retry the request.");

    /** Workers and objects call each other in too long a chain. */
    public static final Failure LOOP = of(
            Cause.LOOP_LIMIT,
            "Subrequest depth limit exceeded. This request recursed through Workers too many times. This can happen e.g."
                    + " if you have a Worker or Durable Object that calls other Workers or objects recursively.");

    /** A request has header fields that cannot be sent. */
    public static final Failure REQUEST_HEADERS =
            new Failure(Cause.REFUSED, "TypeError", "Invalid header name or value.", "");

    /** A response has header fields, or a status text, that cannot be sent. */
    public static final Failure RESPONSE_HEAD =
            new Failure(Cause.SCRIPT_THREW, "TypeError", "Invalid header name, header value or status text.", "");

    /** The account's plan has no objects. */
    public static final Failure PLAN = of(
            Cause.REFUSED, "Durable Objects need the Workers Paid plan, which this account does not have (any more).");

    /** The account's plan has lapsed. */
    public static final Failure OVERDUE = of(
            Cause.REFUSED,
            "Durable Objects of this account have stopped, since a payment for the Workers Paid plan is overdue. Nothing is"
                    + " deleted.");

    /** A limit at which everything was to be paused. */
    public static final Failure PAUSED = of(
            Cause.REFUSED,
            "This Worker is paused: its account has reached a spending limit or has unusual activity. Its owner can lift"
                    + " the pause. Nothing is deleted.");

    /** The operator has suspended the account. */
    public static final Failure SUSPENDED = of(Cause.REFUSED, "This account is suspended.");

    private Failures() {}

    /** An {@code Error} with this text. */
    public static Failure of(Cause cause, String message) {
        return new Failure(cause, "Error", message, "");
    }
}
