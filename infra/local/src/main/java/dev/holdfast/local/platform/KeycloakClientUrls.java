package dev.holdfast.local.platform;

import dev.holdfast.local.client.JsonHttp;
import dev.holdfast.local.client.KeycloakAdmin;
import dev.holdfast.local.server.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A realm is imported once, with the dashboard's URL of that day. When the platform moves to another port, the
 * dashboard's client is told.
 */
final class KeycloakClientUrls {
    private final Path stamp;

    KeycloakClientUrls(PlatformHome home) {
        this.stamp = home.dataOf(ServiceName.KEYCLOAK).path().resolve("public-url");
    }

    void bringUpToDate(KeycloakServer server, String publicUrl) {
        try {
            if (Files.exists(stamp) && !Files.readString(stamp).equals(publicUrl)) {
                tell(server, publicUrl);
            }
            Files.writeString(stamp, publicUrl);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(KeycloakServer server, String publicUrl) {
        try (JsonHttp http = new JsonHttp()) {
            new KeycloakAdmin(http, server.url(), server.adminUser(), server.adminPassword())
                    .updateClient(
                            "holdfast-dashboard",
                            Map.of("rootUrl", publicUrl, "redirectUris", List.of(publicUrl + "/*")));
        }
    }
}
