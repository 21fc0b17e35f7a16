package dev.holdfast.pod.assets.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.AssetConfig;
import dev.holdfast.contract.AssetConfig.HtmlHandling;
import dev.holdfast.contract.AssetConfig.NotFoundHandling;
import dev.holdfast.contract.AssetFile;
import dev.holdfast.contract.PublishedAssets;
import dev.holdfast.link.message.Headers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetSiteTest {
    private HtmlHandling html = HtmlHandling.AUTO_TRAILING_SLASH;
    private NotFoundHandling missing = NotFoundHandling.NONE;
    private String base = "/";
    private boolean workerFirst;
    private List<String> workerFirstPaths = List.of();
    private String redirects = "";
    private String headers = "";
    private final Map<String, AssetFile> files = new HashMap<>();

    /** As documented in the table of html_handling. */
    @ParameterizedTest
    @CsvSource({
        "AUTO_TRAILING_SLASH,/file,/file.html",
        "AUTO_TRAILING_SLASH,/file.html,307 /file",
        "AUTO_TRAILING_SLASH,/file/,307 /file",
        "AUTO_TRAILING_SLASH,/file/index,307 /file",
        "AUTO_TRAILING_SLASH,/file/index.html,307 /file",
        "AUTO_TRAILING_SLASH,/folder,307 /folder/",
        "AUTO_TRAILING_SLASH,/folder.html,307 /folder/",
        "AUTO_TRAILING_SLASH,/folder/,/folder/index.html",
        "AUTO_TRAILING_SLASH,/folder/index,307 /folder/",
        "AUTO_TRAILING_SLASH,/folder/index.html,307 /folder/",
        "AUTO_TRAILING_SLASH,/,/index.html",
        "AUTO_TRAILING_SLASH,/index.html,307 /",
        "AUTO_TRAILING_SLASH,/bin,/bin",
        "AUTO_TRAILING_SLASH,/bin/,-",
        "AUTO_TRAILING_SLASH,/none,-",
        "FORCE_TRAILING_SLASH,/file,307 /file/",
        "FORCE_TRAILING_SLASH,/file.html,307 /file/",
        "FORCE_TRAILING_SLASH,/file/,/file.html",
        "FORCE_TRAILING_SLASH,/file/index,307 /file/",
        "FORCE_TRAILING_SLASH,/folder,307 /folder/",
        "FORCE_TRAILING_SLASH,/folder.html,307 /folder/",
        "FORCE_TRAILING_SLASH,/folder/index.html,307 /folder/",
        "DROP_TRAILING_SLASH,/file,/file.html",
        "DROP_TRAILING_SLASH,/file/,307 /file",
        "DROP_TRAILING_SLASH,/file.html,307 /file",
        "DROP_TRAILING_SLASH,/folder,/folder/index.html",
        "DROP_TRAILING_SLASH,/folder/,307 /folder",
        "DROP_TRAILING_SLASH,/folder.html,307 /folder",
        "DROP_TRAILING_SLASH,/folder/index,307 /folder",
        "DROP_TRAILING_SLASH,/folder/index.html,307 /folder",
        "DROP_TRAILING_SLASH,/,/index.html",
        "DROP_TRAILING_SLASH,/index,307 /",
        "NONE,/file,-",
        "NONE,/file.html,/file.html",
        "NONE,/folder/,-",
        "NONE,/,-"
    })
    void htmlIsServedWhereItBelongs(HtmlHandling handling, String path, String expected) {
        html = handling;
        files("/file.html", "/folder/index.html", "/bin", "/index.html");
        assertThat(ask(path)).isEqualTo(expected);
    }

    @Test
    void bothFormsOfAPageMayBeThere() {
        files("/both.html", "/both/index.html", "/index");
        assertThat(ask("/both")).isEqualTo("/both.html");
        assertThat(ask("/both/")).isEqualTo("/both/index.html");
        assertThat(ask("/index")).isEqualTo("/index");
        html = HtmlHandling.FORCE_TRAILING_SLASH;
        assertThat(ask("/both.html")).isEqualTo("/both.html");
        html = HtmlHandling.DROP_TRAILING_SLASH;
        assertThat(ask("/both/index.html")).isEqualTo("/both/index.html");
    }

    @Test
    void theQueryGoesAlong() {
        files("/file.html");
        assertThat(ask("/file.html?a=b&c")).isEqualTo("307 /file?a=b&c");
        assertThat(ask("/file?a=b")).isEqualTo("/file.html");
    }

    @Test
    void pathsHaveOneForm() {
        files("/[boop].html", "/ü x.txt", "/%41.txt");
        assertThat(ask("/%5Bboop%5D")).isEqualTo("/[boop].html");
        assertThat(ask("/[boop]")).isEqualTo("307 /%5Bboop%5D");
        assertThat(ask("/%C3%BC%20x.txt")).isEqualTo("/ü x.txt");
        assertThat(ask("/%2541.txt")).isEqualTo("/%41.txt");
        assertThat(ask("//%5Bboop%5D")).isEqualTo("307 /%5Bboop%5D");
        assertThat(ask("/%zz")).isEqualTo("-");
    }

    @Test
    void whatIsMissingIsReplaced() {
        files("/index.html", "/404.html", "/deep/404.html");
        missing = NotFoundHandling.SINGLE_PAGE_APPLICATION;
        assertThat(ask("/any/route")).isEqualTo("/index.html");
        missing = NotFoundHandling.PAGE_404;
        assertThat(ask("/any/route")).isEqualTo("404 /404.html");
        assertThat(ask("/deep/er/route")).isEqualTo("404 /deep/404.html");
    }

    @Test
    void codeAnswersWhatFilesDoNot() {
        files("/index.html", "/api/file.txt");
        missing = NotFoundHandling.SINGLE_PAGE_APPLICATION;
        assertThat(answers("/", "")).isTrue();
        assertThat(answers("/route", "")).isFalse();
        assertThat(answers("/route", "sec-fetch-mode\nnavigate")).isTrue();
        workerFirstPaths = List.of("/api/*", "!/api/file.txt");
        assertThat(answers("/api/x", "sec-fetch-mode\nnavigate")).isFalse();
        assertThat(answers("/api/file.txt", "")).isTrue();
        workerFirst = true;
        assertThat(answers("/", "")).isFalse();
    }

    @Test
    void onlyReadingMethodsAreAnswered() {
        files("/file.txt");
        assertThat(show(site().reply("POST", url("/file.txt")))).isEqualTo("405");
        assertThat(show(site().reply("HEAD", url("/file.txt")))).isEqualTo("/file.txt");
        assertThat(show(site().reply("POST", url("/none")))).isEqualTo("-");
    }

    @Test
    void redirectsAreFollowedInTheirOrder() {
        files("/file.html", "/users/id.html");
        redirects = """
                # a comment
                /old /new 301
                /old /never
                https://other.example/only /host 303
                /blog/:year/:slug /posts/:slug?y=:year 308
                /docs/* https://docs.example/:splat # trailing
                /users/* /users/id 200
                /lost /nothing 200
                /* /index.html
                nonsense
                /bad /status 999
                """;
        assertThat(ask("/old?q")).isEqualTo("301 /new?q");
        assertThat(ask("/only")).isEqualTo("-");
        assertThat(ask("/blog/2026/hello?q")).isEqualTo("308 /posts/hello?y=2026");
        assertThat(ask("/docs/a/b")).isEqualTo("302 https://docs.example/a/b");
        assertThat(ask("/users/5")).isEqualTo("/users/id.html");
        assertThat(ask("/lost")).isEqualTo("404");
        assertThat(ask("/bad")).isEqualTo("-");
        assertThat(ask("/file")).isEqualTo("/file.html");
    }

    @Test
    void aCapturedPathLeadsToNoOtherHost() {
        redirects = "/go/* /:splat";
        assertThat(ask("/go//evil.example")).isEqualTo("302 /evil.example");
    }

    @Test
    void headersAreSetJoinedAndTakenAway() {
        headers = """
                /*
                  X-All: one
                  Set-Cookie: a=1
                /secret/:name
                  X-All: two
                  X-Name: is :name
                  ! cache-control
                https://site.example/secret/*
                  X-Host: yes
                https://other.example/*
                  X-Other: yes
                /secret/x
                  Bad Name: x
                """;
        Headers fields = site().headers("http://site.example/secret/x", new Headers("cache-control\nmax-age=1"));
        assertThat(fields.first("x-all")).hasValue("one, two");
        assertThat(fields.first("x-name")).hasValue("is x");
        assertThat(fields.first("x-host")).hasValue("yes");
        assertThat(fields.first("x-other")).isEmpty();
        assertThat(fields.first("cache-control")).isEmpty();
        assertThat(fields.areWellFormed()).isTrue();
    }

    @Test
    void filesMayBeBelowABasePath() {
        base = "/app/";
        files("/index.html", "/page.html");
        assertThat(ask("/app/")).isEqualTo("/index.html");
        assertThat(ask("/app/page")).isEqualTo("/page.html");
        assertThat(ask("/app/page.html")).isEqualTo("307 /app/page");
        assertThat(ask("/page")).isEqualTo("-");
        assertThat(ask("/application")).isEqualTo("-");
    }

    @Test
    void noPatternTakesLong() {
        String stars = "*a".repeat(30);
        String names = "/" + ":a-:b-:c-:d-:e-:f-:g-:h-:i-:j-:k-:l-:m-:n-:o-:p";
        redirects = names + " /x";
        workerFirstPaths = List.of("/" + stars + "b");
        AssetSite site = site();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 20; i++) {
                assertThat(site.answers("GET", url("/" + "a".repeat(8000)), Headers.EMPTY))
                        .isFalse();
                assertThat(site.answers("GET", url("/" + "-".repeat(8000) + "/"), Headers.EMPTY))
                        .isFalse();
            }
        });
    }

    private void files(String... paths) {
        for (String path : paths) {
            files.put(path, new AssetFile(path, "", 1));
        }
    }

    private AssetSite site() {
        return new AssetSite(new PublishedAssets(
                "a",
                new AssetConfig(html, missing, base, workerFirst, workerFirstPaths, true, redirects, headers),
                files));
    }

    private String ask(String path) {
        return show(site().reply("GET", url(path)));
    }

    private boolean answers(String path, String fields) {
        return site().answers("GET", url(path), new Headers(fields));
    }

    private static String url(String path) {
        return "http://site.example:8787" + path;
    }

    private static String show(AssetReply reply) {
        return switch (reply) {
            case AssetReply.Found(AssetFile file, int status) -> (status == 200 ? "" : status + " ") + file.hash();
            case AssetReply.Redirected(String location, int status) -> status + " " + location;
            case AssetReply.Refused(int status) -> "" + status;
            case AssetReply.Missing _ -> "-";
        };
    }
}
