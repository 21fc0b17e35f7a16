package dev.holdfast.controlplane.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What wrangler can ask for and this platform does not have, so that refusals name the thing and what to do instead
 * rather than an address or a type.
 */
public enum UnofferedProduct {
    D1("D1 databases", "d1_databases", "d1", "d1", "A Durable Object keeps values by sorted keys: see ctx.storage."),
    R2("R2 buckets", "r2_buckets", "r2", "r2_bucket", "KV namespaces hold files of up to 25 MiB."),
    QUEUES(
            "Queues",
            "queues",
            "queues|event_subscriptions",
            "queue",
            "A Durable Object with an alarm works things off later."),
    WORKFLOWS(
            "Workflows", "workflows", "workflows", "workflow", "A Durable Object with an alarm goes on where it was."),
    AI("Workers AI", "ai", "ai|ai-gateway|ai-search", "ai|ai_search|ai_search_namespace", ""),
    VECTORIZE("Vectorize", "vectorize", "vectorize", "vectorize", ""),
    HYPERDRIVE("Hyperdrive", "hyperdrive", "hyperdrive", "hyperdrive", ""),
    ANALYTICS_ENGINE("Analytics Engine", "analytics_engine_datasets", "analytics_engine", "analytics_engine", ""),
    RATE_LIMITS("rate limits", "ratelimits", "ratelimits", "ratelimit", "A Durable Object can count requests."),
    SECRETS_STORE(
            "the Secrets Store",
            "secrets_store_secrets",
            "secrets_store",
            "secrets_store_secret",
            "`wrangler secret put` gives a Worker a secret of its own."),
    DISPATCH_NAMESPACES(
            "dispatch namespaces (Workers for Platforms)",
            "dispatch_namespaces",
            "workers/dispatch",
            "dispatch_namespace",
            ""),
    BROWSER("browser rendering", "browser", "browser-rendering", "browser", ""),
    IMAGES("Images", "images", "images", "images", ""),
    STREAM("Stream", "stream", "stream|media", "stream|media", ""),
    EMAIL("e-mail", "send_email", "email", "send_email", ""),
    MTLS("mTLS certificates", "mtls_certificates", "mtls_certificates", "mtls_certificate", ""),
    PIPELINES("Pipelines", "pipelines", "pipelines", "pipelines", ""),
    PRIVATE_NETWORKS(
            "tunnels and VPC services", "vpc_services", "connectivity|cfd_tunnel", "vpc_service|vpc_network", ""),
    CONTAINERS("containers", "containers", "containers|cloudchamber", "", ""),
    WORKER_LOADERS("worker loaders", "worker_loaders", "worker_loaders", "worker_loader", ""),
    PAGES("Pages", "pages_build_output_dir", "pages", "", "`wrangler deploy --assets <folder>` publishes files."),
    REMOTE_DEVELOPMENT(
            "`wrangler dev --remote`",
            "remote",
            "workers/(scripts/[^/]+/)?(subdomain/)?edge-preview",
            "",
            "`wrangler dev` runs Workers on your machine; `wrangler versions upload` gives a version an address."),
    PREVIEWS(
            "`wrangler preview`",
            "previews",
            "workers/workers/[^/]+/previews",
            "",
            "`wrangler versions upload --preview-alias <name>` gives a version an address.");

    private final String title;
    private final String setting;
    private final Pattern path;
    private final String bindingTypes;
    private final String instead;

    /**
     * @param title as the object of "does not offer"
     * @param setting the field of wrangler's configuration
     * @param paths of its API under an account, as a pattern
     * @param bindingTypes a pattern, or empty when no binding leads to it
     * @param instead a sentence, or empty
     */
    UnofferedProduct(String title, String setting, String paths, String bindingTypes, String instead) {
        this.title = title;
        this.setting = setting;
        this.path = Pattern.compile("/client/v4/accounts/[^/]+/(%s)(/.*)?".formatted(paths));
        this.bindingTypes = bindingTypes;
        this.instead = instead;
    }

    /** The product whose API lies at a path. */
    public static Optional<UnofferedProduct> at(String path) {
        return Arrays.stream(values())
                .filter(each -> each.path.matcher(path).matches())
                .findFirst();
    }

    /** The product to which bindings of a type lead. */
    public static Optional<UnofferedProduct> boundBy(String type) {
        return Arrays.stream(values())
                .filter(each -> !each.bindingTypes.isEmpty() && type.matches(each.bindingTypes))
                .findFirst();
    }

    /** What to say to somebody who asked its API for something. */
    public String refusal() {
        return withInstead("This platform does not offer %s.".formatted(title));
    }

    /** What to say to somebody who configured it. */
    public String refusalOfSetting() {
        return withInstead("This platform does not offer %s. Take '%s' out of the configuration of wrangler."
                .formatted(title, setting));
    }

    /** What to say to somebody whose Worker has a binding to it. */
    public String refusalOf(String binding) {
        return withInstead(
                "Binding '%s' needs %s, which this platform does not offer. Take it out of '%s' in the configuration of wrangler."
                        .formatted(binding, title, setting));
    }

    private String withInstead(String sentence) {
        return instead.isEmpty() ? sentence : sentence + " " + instead;
    }
}
