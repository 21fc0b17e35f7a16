package dev.holdfast.local.cli;

import dev.holdfast.local.platform.PlatformHome;
import dev.holdfast.local.platform.PortName;
import dev.holdfast.local.platform.PortPlan;

/** What people want to know about a running platform. */
final class Addresses {
    private Addresses() {}

    static void print(PortPlan ports, PlatformHome home) {
        System.out.printf(
                """

                  Dashboard   %s
                  API         %s/client/v4
                  Workers     %s
                  Log in at   %s (administration: user admin, password in %s)
                  Pod         http://localhost:%d/q/health
                  Data        %s
                  Logs        %s

                """,
                ports.publicUrl(),
                ports.publicUrl(),
                ports.tenantUrlPattern(),
                ports.keycloakUrl(),
                home.data().resolve("secrets/keycloak-admin-password"),
                ports.of(PortName.POD),
                home.data(),
                home.logs());
    }
}
