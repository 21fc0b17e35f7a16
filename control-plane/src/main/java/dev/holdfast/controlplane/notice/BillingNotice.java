package dev.holdfast.controlplane.notice;

/** Something that those who pay for an account must know. */
public record BillingNotice(String accountId, String subject, String text) {}
