package dev.holdfast.pod.egress;

import dev.holdfast.pod.config.EgressConfig;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates a server outside may show: the authorities that the JVM trusts, and those that are configured. */
final class Trust {
    private Trust() {}

    /** @throws IllegalArgumentException when a configured file is not there or holds no certificates */
    static TrustOptions of(EgressConfig config) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (X509Certificate certificate : authorities(null)) {
                add(store, certificate);
            }
            for (Path file : config.trustedCertificates().orElse(List.of())) {
                for (Certificate certificate : read(file)) {
                    add(store, certificate);
                }
            }
            return TrustOptions.wrap(manager(store));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM's own certificate authorities cannot be read", e);
        }
    }

    private static Iterable<? extends Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("holdfast.egress.trusted-certificates: " + file + " is empty");
            }
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "holdfast.egress.trusted-certificates: " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void add(KeyStore store, Certificate certificate) throws GeneralSecurityException {
        store.setCertificateEntry(Integer.toString(store.size()), certificate);
    }

    private static List<X509Certificate> authorities(@Nullable KeyStore store) throws GeneralSecurityException {
        return List.of(manager(store).getAcceptedIssuers());
    }

    /** @param store null for the JVM's own */
    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        Stream<TrustManager> managers = Arrays.stream(factory.getTrustManagers());
        return managers.filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("there is no trust manager for certificates"));
    }
}
