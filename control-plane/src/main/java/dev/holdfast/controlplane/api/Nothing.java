package dev.holdfast.controlplane.api;

/** The result of requests that have none: {@code {}}. */
public record Nothing() {}
