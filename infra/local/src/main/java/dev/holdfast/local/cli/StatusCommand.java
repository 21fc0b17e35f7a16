package dev.holdfast.local.cli;

import dev.holdfast.local.platform.PlatformHome;
import dev.holdfast.local.platform.PortPlan;
import dev.holdfast.local.platform.ServiceName;
import dev.holdfast.local.platform.ServiceStatus;
import dev.holdfast.local.platform.StatusReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what runs. */
@Command(name = "status", description = "Tell what runs; exit code 0 only when everything is healthy.")
final class StatusCommand implements Callable<Integer> {
    private final PlatformHome home;

    @Option(
            names = "--pid",
            paramLabel = "NAME",
            description =
                    "Print only the process ids of postgres, redis, keycloak, stripe, control-plane, pod or sandbox "
                            + "(one per line).")
    private Optional<String> name = Optional.empty();

    StatusCommand(PlatformHome home) {
        this.home = home;
    }

    @Override
    public Integer call() {
        StatusReport report = new StatusReport(home, PortPlan.choose(Map.of(), Map.of(), home.storedPorts()));
        return name.map(wanted -> printProcesses(report, wanted)).orElseGet(() -> printTable(report));
    }

    private static int printProcesses(StatusReport report, String wanted) {
        ServiceStatus status =
                wanted.equals(StatusReport.SANDBOX) ? report.sandboxes() : report.of(ServiceName.named(wanted));
        status.processes().forEach(System.out::println);
        return status.processes().isEmpty() ? 1 : 0;
    }

    private static int printTable(StatusReport report) {
        List<ServiceStatus> all = report.all();
        System.out.printf("%-14s %-10s %-16s %s%n", "NAME", "STATE", "PROCESS", "MEMORY");
        all.forEach(status -> System.out.printf(
                "%-14s %-10s %-16s %s%n",
                status.label(),
                state(status),
                status.processes().stream().map(String::valueOf).collect(Collectors.joining(",")),
                status.residentMebibytes() == 0 ? "" : status.residentMebibytes() + " MiB"));
        return all.stream().allMatch(ServiceStatus::healthy) ? 0 : 1;
    }

    private static String state(ServiceStatus status) {
        if (status.processes().isEmpty()) {
            return status.healthy() ? "none" : "stopped";
        }
        return status.healthy() ? "healthy" : "unhealthy";
    }
}
