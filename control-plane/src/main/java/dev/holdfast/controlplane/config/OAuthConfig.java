package dev.holdfast.controlplane.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Programs that people may sign in to, and for how long. */
@ConfigMapping(prefix = "holdfast.oauth")
public interface OAuthConfig {
    /** The ids by which wrangler introduces itself: its built-in one, and the short one. */
    @WithDefault("54d11594-84e4-41aa-b438-e81b8fa78ee7,wrangler")
    Set<String> wranglerClientIds();

    /** Where wrangler listens for the answer; it knows no other address. */
    @WithDefault("http://localhost:8976/oauth/callback")
    URI wranglerRedirectUri();

    @WithDefault("1h")
    Duration accessTokenLifetime();

    /** How long a program may rest before its user has to sign in again. */
    @WithDefault("720h")
    Duration refreshTokenLifetime();

    /** Within which a code must be redeemed. */
    @WithDefault("2m")
    Duration codeLifetime();

    /** Within which a device's code must be entered. */
    @WithDefault("10m")
    Duration deviceCodeLifetime();
}
