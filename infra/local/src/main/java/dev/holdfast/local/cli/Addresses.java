package dev.holdfast.local.cli;

import dev.holdfast.local.platform.PlatformHome;
import dev.holdfast.local.platform.PortName;
import dev.holdfast.local.platform.PortPlan;
import dev.holdfast.local.platform.StripeAccess;
import java.util.Map;

/** What people want to know about a running platform. */
final class Addresses {
    private Addresses() {}

    /** @param environment that of the platform's start */
    static void print(PortPlan ports, PlatformHome home, Map<String, String> environment) {
        System.out.printf(
                """

                  Dashboard   %s
                  API         %s/client/v4
                  Workers     %s
                  Log in at   %s (administration: user admin, password in %s)
                  Payments    %s
                  Pod         http://localhost:%d/q/health
                  Data        %s
                  Logs        %s

                """,
                ports.publicUrl(),
                ports.publicUrl(),
                ports.tenantUrlPattern(),
                ports.keycloakUrl(),
                home.data().resolve("secrets/keycloak-admin-password"),
                payments(ports, environment),
                ports.of(PortName.POD),
                home.data(),
                home.logs());
    }

    private static String payments(PortPlan ports, Map<String, String> environment) {
        return StripeAccess.isGiven(environment)
                ? "Stripe"
                : "a Stripe sandbox at %s: no money moves, since %s is not set"
                        .formatted(ports.stripeUrl(), StripeAccess.KEY);
    }
}
