package dev.holdfast.local.cli;

import dev.holdfast.local.client.JsonHttp;
import dev.holdfast.local.demo.DemoAccount;
import dev.holdfast.local.demo.DemoResult;
import dev.holdfast.local.platform.PlatformHome;
import dev.holdfast.local.platform.PortPlan;
import dev.holdfast.local.platform.Secrets;
import dev.holdfast.local.platform.ServiceName;
import dev.holdfast.local.platform.StatusReport;
import dev.holdfast.local.platform.UsageException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes a demo user and prints what wrangler needs, for a shell to evaluate. */
@Command(
        name = "demo",
        description = "Make a demo user with account, subdomain, paid plan and API token; prints export lines.")
final class DemoCommand implements Callable<Integer> {
    private final PlatformHome home;

    DemoCommand(PlatformHome home) {
        this.home = home;
    }

    @Override
    public Integer call() {
        PortPlan ports = PortPlan.choose(Map.of(), Map.of(), home.storedPorts());
        if (!new StatusReport(home, ports).of(ServiceName.CONTROL_PLANE).healthy()) {
            throw new UsageException("Holdfast is not running here. Start it with ./holdfast up --detach");
        }
        Secrets secrets = new Secrets(home, new SecureRandom());
        try (JsonHttp http = new JsonHttp()) {
            DemoResult demo = new DemoAccount(http, ports, secrets, System.err::println).make();
            System.out.printf("""
                    export CLOUDFLARE_API_BASE_URL=%s/client/v4
                    export CLOUDFLARE_API_TOKEN=%s
                    export CLOUDFLARE_ACCOUNT_ID=%s
                    export WRANGLER_SEND_METRICS=false
                    """, ports.publicUrl(), demo.token(), demo.accountId());
        }
        return 0;
    }
}
