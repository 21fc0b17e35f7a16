package dev.holdfast.local.server;

import dev.holdfast.local.process.Readiness;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Ready when a GET on a loopback port answers with status 200. */
public record HttpReadiness(int port, String path) implements Readiness {
    private static final int TIMEOUT_MILLIS = 2000;

    @Override
    public boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
