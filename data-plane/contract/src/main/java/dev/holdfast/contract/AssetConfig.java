package dev.holdfast.contract;

import java.util.List;

/**
 * How static files are served (reference: wrangler-api 5.2, field {@code assets.config}).
 *
 * @param basePath {@code /}, or the path below which the files are, with a slash at both ends
 * @param workerFirst whether code answers before files are looked for
 * @param workerFirstPaths patterns of paths for which code answers first; with {@code !} in front, files do
 * @param navigationPrefersFiles whether a browser's navigation gets what stands for files that are missing
 * @param redirects text of the file {@code _redirects}, may be empty
 * @param headers text of the file {@code _headers}, may be empty
 */
public record AssetConfig(
        HtmlHandling htmlHandling,
        NotFoundHandling notFoundHandling,
        String basePath,
        boolean workerFirst,
        List<String> workerFirstPaths,
        boolean navigationPrefersFiles,
        String redirects,
        String headers) {
    public AssetConfig {
        workerFirstPaths = List.copyOf(workerFirstPaths);
    }

    /** At which paths HTML files are served. */
    public enum HtmlHandling {
        AUTO_TRAILING_SLASH,
        FORCE_TRAILING_SLASH,
        DROP_TRAILING_SLASH,
        NONE
    }

    /** What stands for a file that is not there. */
    public enum NotFoundHandling {
        NONE,
        SINGLE_PAGE_APPLICATION,
        PAGE_404
    }
}
