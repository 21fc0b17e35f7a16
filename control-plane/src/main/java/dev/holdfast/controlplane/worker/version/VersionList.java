package dev.holdfast.controlplane.worker.version;

import java.util.List;

/** Versions, newest first. */
public record VersionList(List<VersionView> items) {}
