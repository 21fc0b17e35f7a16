package dev.holdfast.controlplane.plan;

import dev.holdfast.billing.subscription.Entitlement;
import dev.holdfast.billing.subscription.Standing;

/** That an account stands otherwise with what it bought. */
public record StandingChange(String accountId, Standing before, Entitlement after) {}
