package dev.holdfast.link.message;

/** Anything that crosses the link. */
public sealed interface LinkMessage permits PodMessage, SandboxMessage, ExchangeMessage {}
