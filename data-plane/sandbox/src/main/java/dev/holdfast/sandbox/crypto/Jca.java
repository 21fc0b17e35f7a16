package dev.holdfast.sandbox.crypto;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Optional;

/** Calls into the Java Cryptography Architecture. */
final class Jca {
    private Jca() {}

    /** For what cannot fail on a Java platform as we ship it. */
    static <T> T always(Call<T> call) {
        try {
            return call.run();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform lacks an algorithm", e);
        }
    }

    /**
     * For what depends on a tenant's bytes: empty when they do not fit. Providers report that in any of these ways, and
     * say no more than the script may know: that it failed.
     */
    static <T> Optional<T> attempt(Call<T> call) {
        try {
            return Optional.of(call.run());
        } catch (GeneralSecurityException | ProviderException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    interface Call<T> {
        T run() throws GeneralSecurityException;
    }
}
