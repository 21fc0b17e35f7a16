package dev.holdfast.local.process;

/** Answers whether a starting server can be used. Called repeatedly; never throws. */
@FunctionalInterface
public interface Readiness {
    boolean isReady();
}
