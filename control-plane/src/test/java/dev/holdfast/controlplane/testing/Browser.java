package dev.holdfast.controlplane.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as signing in takes: cookies, redirects one by one, and one form. */
public final class Browser {
    private static final Pattern FORM_ACTION = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> setCookies = new ArrayList<>();

    /** Per server, by name. Java's own cookie store keeps secure cookies from localhost, as browsers do not. */
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    /** Goes to a page that needs a session, signs in at Keycloak, and returns the redirect that ends the way back. */
    public HttpResponse<String> signIn(URI page, String email, String password) {
        HttpResponse<String> form = get(redirect(get(page)));
        Matcher action = FORM_ACTION.matcher(form.body());
        if (!action.find()) {
            throw new AssertionError("Keycloak shows no form: " + form.statusCode() + " " + form.body());
        }
        HttpResponse<String> signedIn =
                send(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=" + encode(email) + "&password=" + encode(password)))
                        .build());
        URI callback = onPortOf(page, redirect(signedIn));
        return get(onPortOf(page, redirect(get(callback))));
    }

    public HttpResponse<String> get(URI page) {
        return send(HttpRequest.newBuilder(page).build());
    }

    public HttpResponse<String> post(URI page, String json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(page)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return send(request.build());
    }

    /** As the dashboard deletes. */
    public HttpResponse<String> delete(URI resource) {
        return send(HttpRequest.newBuilder(resource)
                .header("X-Requested-With", "holdfast-dashboard")
                .DELETE()
                .build());
    }

    /** Sends a form as a page of the origin would. */
    public HttpResponse<String> submit(URI page, String form, String origin) {
        return send(HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** Every cookie that was set so far, with its attributes, the newest first. */
    public List<String> setCookies() {
        return List.copyOf(setCookies.reversed());
    }

    private HttpResponse<String> send(HttpRequest bare) {
        Map<String, String> jar = cookies.computeIfAbsent(bare.uri().getAuthority(), server -> new HashMap<>());
        String sent = jar.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        HttpRequest request = jar.isEmpty()
                ? bare
                : HttpRequest.newBuilder(bare, (name, value) -> true)
                        .header("Cookie", sent)
                        .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(each -> {
                setCookies.add(each);
                keep(each, jar);
            });
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keep(String setCookie, Map<String, String> jar) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
            jar.remove(pair[0]);
        } else {
            jar.put(pair[0], pair[1]);
        }
    }

    private static URI redirect(HttpResponse<String> answer) {
        return URI.create(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no redirect: " + answer.statusCode() + " " + answer.body())));
    }

    /** Where the way leads, on the port on which the test really listens. */
    private static URI onPortOf(URI page, URI target) {
        return page.resolve(target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
