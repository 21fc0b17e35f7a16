package dev.holdfast.sandbox.isolate;

/** Where what an event sends goes: at once, or through an object's output gate. */
interface Outbox {
    /** Sends at once. */
    Outbox DIRECT = Runnable::run;

    void send(Runnable message);
}
