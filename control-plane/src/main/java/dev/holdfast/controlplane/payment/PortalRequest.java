package dev.holdfast.controlplane.payment;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** @param returnPath path of the dashboard to return to; absent: the plan page */
public record PortalRequest(
        @Nullable @Pattern(regexp = CheckoutRequest.DASHBOARD_PATH, message = "must be a path of the dashboard")
        String returnPath) {}
