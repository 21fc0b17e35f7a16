package dev.holdfast.local.demo;

/** What a program needs to act as the demo user. */
public record DemoResult(String accountId, String token) {}
