package dev.holdfast.local.platform;

/** Where the supervisor tells what it does, one line at a time. Called from several threads. */
@FunctionalInterface
public interface Progress {
    void line(String text);
}
