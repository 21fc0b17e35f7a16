package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.contract.AssetConfig;
import dev.holdfast.contract.AssetConfig.HtmlHandling;
import dev.holdfast.contract.AssetConfig.NotFoundHandling;
import java.util.List;
import java.util.Set;

/**
 * Reads the field {@code assets} of the metadata (reference: wrangler-api 5.2). What is not served is refused by name.
 */
final class AssetsReader {
    private static final Set<String> UNDERSTOOD = Set.of(
            "html_handling",
            "not_found_handling",
            "base_path",
            "run_worker_first",
            "serve_directly",
            "_redirects",
            "_headers");
    private static final int LONGEST_RULES = 256 * 1024;
    private static final int MOST_PATTERNS = 100;
    private static final int LONGEST_PATTERN = 100;
    private static final String NAVIGATION_FLAG = "assets_navigation_prefers_asset_serving";
    private static final String NAVIGATION_SINCE = "2025-04-01";

    private AssetsReader() {}

    static UploadedAssets read(JsonNode assets, String compatibilityDate, List<String> compatibilityFlags) {
        JsonFields fields = new JsonFields("assets", assets);
        JsonFields config =
                new JsonFields("assets.config", fields.find("config").orElse(JsonNodeFactory.instance.objectNode()));
        for (String name : config.names()) {
            if (!UNDERSTOOD.contains(name)) {
                throw Invalid.upload("assets.config.%s is not offered".formatted(name));
            }
        }
        JsonNode first = config.find("run_worker_first").orElse(JsonNodeFactory.instance.booleanNode(false));
        boolean servesDirectly =
                config.find("serve_directly").map(JsonNode::asBoolean).orElse(true);
        return new UploadedAssets(
                fields.findText("jwt"),
                new AssetConfig(
                        html(config.findText("html_handling").orElse("auto-trailing-slash")),
                        missing(config.findText("not_found_handling").orElse("none")),
                        basePath(config.findText("base_path").orElse("/")),
                        first.isArray() ? false : first.asBoolean() || !servesDirectly,
                        first.isArray() ? patterns(config.texts("run_worker_first")) : List.of(),
                        compatibilityFlags.contains(NAVIGATION_FLAG)
                                || (compatibilityDate.compareTo(NAVIGATION_SINCE) >= 0
                                        && !compatibilityFlags.contains("assets_navigation_has_no_effect")),
                        rules("_redirects", config),
                        rules("_headers", config)));
    }

    private static HtmlHandling html(String text) {
        return switch (text) {
            case "auto-trailing-slash" -> HtmlHandling.AUTO_TRAILING_SLASH;
            case "force-trailing-slash" -> HtmlHandling.FORCE_TRAILING_SLASH;
            case "drop-trailing-slash" -> HtmlHandling.DROP_TRAILING_SLASH;
            case "none" -> HtmlHandling.NONE;
            default -> throw Invalid.upload("There is no html_handling '%s'".formatted(text));
        };
    }

    private static NotFoundHandling missing(String text) {
        return switch (text) {
            case "single-page-application" -> NotFoundHandling.SINGLE_PAGE_APPLICATION;
            case "404-page" -> NotFoundHandling.PAGE_404;
            case "none" -> NotFoundHandling.NONE;
            default -> throw Invalid.upload("There is no not_found_handling '%s'".formatted(text));
        };
    }

    private static String basePath(String text) {
        if (!text.startsWith("/") || text.contains("//") || text.length() > 256) {
            throw Invalid.upload("assets.config.base_path '%s' is not an absolute path".formatted(text));
        }
        return text.endsWith("/") ? text : text + "/";
    }

    private static List<String> patterns(List<String> patterns) {
        boolean valid = patterns.size() <= MOST_PATTERNS
                && patterns.stream().allMatch(each -> each.matches("!?/.*") && each.length() <= LONGEST_PATTERN);
        if (!valid || patterns.stream().allMatch(each -> each.startsWith("!"))) {
            throw Invalid.upload(
                    "run_worker_first is a list of at most %d patterns, each beginning with / or !/ and of at most %d characters, not all with !"
                            .formatted(MOST_PATTERNS, LONGEST_PATTERN));
        }
        return patterns;
    }

    private static String rules(String name, JsonFields config) {
        String text = config.findText(name).orElse("");
        if (text.length() > LONGEST_RULES) {
            throw Invalid.upload("%s is longer than %d characters".formatted(name, LONGEST_RULES));
        }
        return text;
    }
}
