package dev.holdfast.controlplane.payment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to buy.
 *
 * @param successPath path of the dashboard to return to after paying
 * @param cancelPath path of the dashboard to return to otherwise
 */
public record CheckoutRequest(
        @NotBlank String plan,

        @Nullable @Pattern(regexp = DASHBOARD_PATH, message = "must be a path of the dashboard")
        String successPath,

        @Nullable @Pattern(regexp = DASHBOARD_PATH, message = "must be a path of the dashboard")
        String cancelPath) {
    static final String DASHBOARD_PATH = "/(?![/\\\\])[\\w\\-./~%?=&]*";
}
