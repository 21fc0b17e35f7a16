package dev.holdfast.controlplane.worker;

/** That a worker has a secret; never what it is. */
public record SecretView(String name, String type) {}
