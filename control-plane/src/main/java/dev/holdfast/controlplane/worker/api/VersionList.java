package dev.holdfast.controlplane.worker.api;

import java.util.List;

/** Versions, newest first. */
public record VersionList(List<VersionView> items) {}
