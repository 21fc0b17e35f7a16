package dev.holdfast.pod.assets.rules;

import dev.holdfast.contract.AssetConfig.HtmlHandling;
import dev.holdfast.contract.AssetConfig.NotFoundHandling;
import dev.holdfast.contract.AssetFile;
import java.util.Map;
import java.util.Optional;

/** Finds the file for a decoded path, by how HTML files and missing files are to be handled. */
final class FileFinder {
    private static final String HTML = ".html";
    private static final String INDEX = "/index";
    private static final String INDEX_HTML = "/index.html";

    private final Map<String, AssetFile> files;
    private final HtmlHandling html;
    private final NotFoundHandling missing;

    FileFinder(Map<String, AssetFile> files, HtmlHandling html, NotFoundHandling missing) {
        this.files = files;
        this.html = html;
        this.missing = missing;
    }

    Optional<Intent> find(String path) {
        return find(path, true);
    }

    /** @param redirects whether it may lead elsewhere */
    private Optional<Intent> find(String path, boolean redirects) {
        Optional<Intent> found = switch (html) {
            case AUTO_TRAILING_SLASH -> automatic(path, redirects);
            case FORCE_TRAILING_SLASH -> forced(path, redirects);
            case DROP_TRAILING_SLASH -> dropped(path, redirects);
            case NONE -> served(path);
        };
        return found.or(() -> instead(path));
    }

    private Optional<Intent> automatic(String path, boolean redirects) {
        Optional<Intent> first = Optional.empty();
        if (path.endsWith(INDEX)) {
            String folder = before(path, INDEX);
            first = served(path)
                    .or(() -> moved(path + HTML, folder + "/", redirects))
                    .or(() -> moved(folder + HTML, folder, redirects));
        } else if (path.endsWith(INDEX_HTML)) {
            String folder = before(path, INDEX_HTML);
            first = moved(path, folder + "/", redirects).or(() -> moved(folder + HTML, folder, redirects));
        } else if (path.endsWith("/")) {
            String bare = before(path, "/");
            first = served(bare + INDEX_HTML).or(() -> moved(bare + HTML, bare, redirects));
        } else if (path.endsWith(HTML)) {
            String bare = before(path, HTML);
            first = moved(path, bare, redirects).or(() -> moved(bare + INDEX_HTML, bare + "/", redirects));
        }
        return first.or(() -> served(path))
                .or(() -> served(path + HTML))
                .or(() -> moved(path + INDEX_HTML, path + "/", redirects));
    }

    private Optional<Intent> forced(String path, boolean redirects) {
        Optional<Intent> first = Optional.empty();
        if (path.endsWith(INDEX)) {
            String folder = before(path, INDEX);
            first = served(path)
                    .or(() -> moved(path + HTML, folder + "/", redirects))
                    .or(() -> moved(folder + HTML, folder + "/", redirects));
        } else if (path.endsWith(INDEX_HTML)) {
            String folder = before(path, INDEX_HTML);
            first = moved(path, folder + "/", redirects).or(() -> moved(folder + HTML, folder + "/", redirects));
        } else if (path.endsWith("/")) {
            String bare = before(path, "/");
            first = served(bare + INDEX_HTML).or(() -> served(bare + HTML));
        } else if (path.endsWith(HTML)) {
            String bare = before(path, HTML);
            first = moved(path, bare + "/", redirects)
                    .or(() -> served(path))
                    .or(() -> moved(bare + INDEX_HTML, bare + "/", redirects));
        }
        return first.or(() -> served(path))
                .or(() -> moved(path + HTML, path + "/", redirects))
                .or(() -> moved(path + INDEX_HTML, path + "/", redirects));
    }

    private Optional<Intent> dropped(String path, boolean redirects) {
        Optional<Intent> first = Optional.empty();
        if (path.equals(INDEX)) {
            first = served(path).or(() -> moved(INDEX_HTML, "/", redirects));
        } else if (path.endsWith(INDEX)) {
            String folder = before(path, INDEX);
            first = served(path)
                    .or(() -> moved(folder + HTML, folder, redirects))
                    .or(() -> moved(path + HTML, folder, redirects));
        } else if (path.equals(INDEX_HTML)) {
            first = moved(path, "/", redirects);
        } else if (path.endsWith(INDEX_HTML)) {
            String folder = before(path, INDEX_HTML);
            first = moved(path, folder, redirects)
                    .or(() -> served(path))
                    .or(() -> moved(folder + HTML, folder, redirects));
        } else if (path.equals("/")) {
            first = served(INDEX_HTML);
        } else if (path.endsWith("/")) {
            String bare = before(path, "/");
            first = moved(bare + HTML, bare, redirects).or(() -> moved(bare + INDEX_HTML, bare, redirects));
        } else if (path.endsWith(HTML)) {
            String bare = before(path, HTML);
            first = moved(path, bare, redirects).or(() -> moved(bare + INDEX_HTML, bare, redirects));
        }
        return first.or(() -> served(path)).or(() -> served(path + HTML)).or(() -> served(path + INDEX_HTML));
    }

    private Optional<Intent> instead(String path) {
        return switch (missing) {
            case NONE -> Optional.empty();
            case SINGLE_PAGE_APPLICATION -> served(INDEX_HTML);
            case PAGE_404 -> {
                String folder = path;
                while (folder.indexOf('/') >= 0) {
                    folder = folder.substring(0, folder.lastIndexOf('/'));
                    AssetFile page = files.get(folder + "/404.html");
                    if (page != null) {
                        yield Optional.of(new Intent.Serve(page, 404));
                    }
                }
                yield Optional.empty();
            }
        };
    }

    private Optional<Intent> served(String path) {
        return Optional.ofNullable(files.get(path)).map(file -> new Intent.Serve(file, 200));
    }

    /** Leads to a path, if the file is what is served there. */
    private Optional<Intent> moved(String file, String path, boolean redirects) {
        AssetFile wanted = files.get(file);
        if (!redirects || wanted == null || files.containsKey(path)) {
            return Optional.empty();
        }
        return find(path, false)
                .filter(intent -> intent instanceof Intent.Serve(AssetFile there, int _)
                        && there.hash().equals(wanted.hash()))
                .map(intent -> new Intent.Elsewhere(path));
    }

    private static String before(String path, String end) {
        return path.substring(0, path.length() - end.length());
    }
}
