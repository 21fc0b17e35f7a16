package dev.holdfast.controlplane.account;

/** Inside the transaction that gave an account its subdomain: its workers have addresses from now on. */
public record SubdomainPicked(String accountId) {}
