package dev.holdfast.controlplane.config;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** How to reach Stripe, or the sandbox server that stands in for it. */
@ConfigMapping(prefix = "holdfast.stripe")
public interface StripeConfig {
    URI apiBase();

    String secretKey();

    /** With which webhook deliveries are signed. */
    String webhookSecret();
}
