package dev.holdfast.controlplane.account;

import java.util.List;

/** That the caller belongs to an account, and as what. */
public record MembershipView(String id, String status, AccountView account, List<String> roles) {}
