package dev.holdfast.billing.gateway;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.service.V1Services;

/** Makes clients of Stripe's library, with our timeouts, and turns its errors into ours. */
final class StripeClients {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int READ_TIMEOUT_MILLIS = 20_000;
    private static final int NETWORK_RETRIES = 2;

    private StripeClients() {}

    static V1Services of(StripeSettings settings) {
        return StripeClient.builder()
                .setApiKey(settings.secretKey())
                .setApiBase(settings.apiBase().toString())
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setReadTimeout(READ_TIMEOUT_MILLIS)
                .setMaxNetworkRetries(NETWORK_RETRIES)
                .build()
                .v1();
    }

    /** Calls Stripe. */
    interface Call<T> {
        T run() throws StripeException;
    }

    /** @param purpose what the call is for, as in "The payment provider could not open a checkout" */
    static <T> T call(String purpose, Call<T> call) {
        try {
            return call.run();
        } catch (StripeException e) {
            throw new PaymentProviderException(
                    "The payment provider could not %s: %s".formatted(purpose, e.getMessage()), e);
        }
    }
}
