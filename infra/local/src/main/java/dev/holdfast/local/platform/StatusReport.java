package dev.holdfast.local.platform;

import dev.holdfast.local.process.Ports;
import dev.holdfast.local.process.Readiness;
import dev.holdfast.local.server.HttpReadiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at a platform from outside: its pid files and what its ports answer. */
public final class StatusReport {
    public static final String SANDBOX = "sandbox";

    private final PlatformHome home;
    private final PortPlan ports;

    public StatusReport(PlatformHome home, PortPlan ports) {
        this.home = home;
        this.ports = ports;
    }

    /** All services in their order, then the sandboxes. */
    public List<ServiceStatus> all() {
        List<ServiceStatus> all =
                new ArrayList<>(Stream.of(ServiceName.values()).map(this::of).toList());
        all.add(sandboxes());
        return all;
    }

    public ServiceStatus of(ServiceName name) {
        Optional<ProcessHandle> process = process(name);
        return ServiceStatus.of(
                name.label(),
                process.stream().toList(),
                process.isPresent() && health(name).isReady());
    }

    /** The sandbox processes of the pod; none is no fault, since the pod starts them as needed. */
    public ServiceStatus sandboxes() {
        List<ProcessHandle> processes = process(ServiceName.POD).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(StatusReport::isSandbox)
                .toList();
        return ServiceStatus.of(SANDBOX, processes, true);
    }

    private static boolean isSandbox(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains("dev.holdfast.sandbox"))
                .isPresent();
    }

    private Optional<ProcessHandle> process(ServiceName name) {
        return PidFile.of(home, name.label()).process();
    }

    private Readiness health(ServiceName name) {
        return switch (name) {
            case POSTGRES -> () -> Ports.answers(ports.of(PortName.POSTGRES));
            case REDIS -> () -> Ports.answers(ports.of(PortName.REDIS));
            case KEYCLOAK -> new HttpReadiness(ports.of(PortName.KEYCLOAK_HEALTH), "/health/ready");
            case STRIPE -> () -> Ports.answers(ports.of(PortName.STRIPE));
            case CONTROL_PLANE -> new HttpReadiness(ports.of(PortName.CONTROL_PLANE), "/q/health/ready");
            case POD -> new HttpReadiness(ports.of(PortName.POD), "/q/health/ready");
        };
    }
}
