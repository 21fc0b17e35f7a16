package dev.holdfast.pod.assets.rules;

import dev.holdfast.contract.AssetConfig;
import dev.holdfast.contract.AssetConfig.NotFoundHandling;
import dev.holdfast.contract.PublishedAssets;
import dev.holdfast.link.message.Headers;
import java.util.List;
import java.util.Optional;

/** The static files of a version, with their rules: what answers a request. Pure, and safe for several threads. */
public final class AssetSite {
    private static final int TEMPORARY_REDIRECT = 307;

    private final String account;
    private final AssetConfig config;
    private final FileFinder finder;
    private final FileFinder exactFinder;
    private final RedirectRules redirects;
    private final HeaderRules headers;
    private final List<PathPattern> workerFirst;
    private final List<PathPattern> filesFirst;

    public AssetSite(PublishedAssets assets) {
        this.account = assets.accountId();
        this.config = assets.config();
        this.finder = new FileFinder(assets.files(), config.htmlHandling(), config.notFoundHandling());
        this.exactFinder = new FileFinder(assets.files(), config.htmlHandling(), NotFoundHandling.NONE);
        this.redirects = RedirectRules.parse(config.redirects(), config.htmlHandling());
        this.headers = HeaderRules.parse(config.headers());
        this.workerFirst = patterns(false);
        this.filesFirst = patterns(true);
    }

    /** Whether files answer before code, which the version has. */
    public boolean answers(String method, String requested, Headers fields) {
        AssetUrl url = AssetUrl.parse(requested);
        if (filesFirst.stream().anyMatch(each -> each.match(url).isPresent())) {
            return true;
        }
        if (config.workerFirst()
                || workerFirst.stream().anyMatch(each -> each.match(url).isPresent())) {
            return false;
        }
        boolean navigates = config.navigationPrefersFiles()
                && fields.first("sec-fetch-mode").filter("navigate"::equals).isPresent();
        return !(reply(method, url, navigates ? finder : exactFinder) instanceof AssetReply.Missing);
    }

    /** What is there for a request that code did not take. */
    public AssetReply reply(String method, String url) {
        return reply(method, AssetUrl.parse(url), finder);
    }

    /** What the rules make of the fields of a response. */
    public Headers headers(String url, Headers fields) {
        return headers.apply(AssetUrl.parse(url), fields);
    }

    /** Whose files they are. */
    public String account() {
        return account;
    }

    private AssetReply reply(String method, AssetUrl url, FileFinder files) {
        String path = url.path();
        Optional<RedirectRules.Redirect> redirect = redirects.find(url);
        if (redirect.isPresent() && redirect.get().status() != 200) {
            return new AssetReply.Redirected(
                    location(redirect.get().to(), url), redirect.get().status());
        }
        if (redirect.isPresent()) {
            path = AssetUrl.parse("https://host" + redirect.get().to()).path();
        }
        Optional<String> decoded = withoutBase(AssetUrl.decoded(path));
        Optional<Intent> intent = decoded.flatMap(files::find);
        if (intent.isEmpty()) {
            return redirect.isPresent() ? new AssetReply.Refused(404) : new AssetReply.Missing();
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return new AssetReply.Refused(405);
        }
        return switch (intent.get()) {
            case Intent.Elsewhere(String there) -> moved(there, url);
            case Intent.Serve serve ->
                withBase(AssetUrl.encoded(decoded.get())).equals(path) || isBaseItself(path)
                        ? new AssetReply.Found(serve.file(), serve.status())
                        : moved(decoded.get(), url);
        };
    }

    private AssetReply moved(String path, AssetUrl url) {
        return new AssetReply.Redirected(withBase(AssetUrl.encoded(path)) + url.search(), TEMPORARY_REDIRECT);
    }

    private boolean isBaseItself(String path) {
        return config.basePath().equals(path + "/");
    }

    private Optional<String> withoutBase(String path) {
        String base = config.basePath();
        if (base.equals("/") || (path + "/").equals(base)) {
            return Optional.of(base.equals("/") ? path : "/");
        }
        return path.startsWith(base) ? Optional.of(path.substring(base.length() - 1)) : Optional.empty();
    }

    private String withBase(String path) {
        return config.basePath().substring(0, config.basePath().length() - 1) + path;
    }

    /** The query goes along unless the target has one. */
    private static String location(String to, AssetUrl url) {
        int hash = to.indexOf('#');
        String target = hash < 0 ? to : to.substring(0, hash);
        String fragment = hash < 0 ? "" : to.substring(hash);
        return target + (target.indexOf('?') < 0 ? url.search() : "") + fragment;
    }

    private List<PathPattern> patterns(boolean negative) {
        return config.workerFirstPaths().stream()
                .filter(each -> each.startsWith("!") == negative)
                .flatMap(each -> PathPattern.globs(negative ? each.substring(1) : each).stream())
                .toList();
    }
}
