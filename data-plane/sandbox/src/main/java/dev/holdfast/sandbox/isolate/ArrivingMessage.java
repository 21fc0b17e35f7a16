package dev.holdfast.sandbox.isolate;

/** The message that an event is about, which may arrive in parts. */
record ArrivingMessage(long socket, boolean text) {}
