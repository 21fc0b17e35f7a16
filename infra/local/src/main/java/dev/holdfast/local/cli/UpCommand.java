package dev.holdfast.local.cli;

import dev.holdfast.local.platform.Leftovers;
import dev.holdfast.local.platform.PidFile;
import dev.holdfast.local.platform.PlatformHome;
import dev.holdfast.local.platform.PortName;
import dev.holdfast.local.platform.PortPlan;
import dev.holdfast.local.platform.ServiceName;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Starts the platform. */
@Command(name = "up", description = "Start the whole platform on this machine.")
final class UpCommand implements Callable<Integer> {
    static final String SUPERVISOR = "supervisor";

    private final PlatformHome home;
    private final Map<String, String> environment;

    private final Map<PortName, Integer> flags = new EnumMap<>(PortName.class);

    @Option(names = "--any-ports", description = "Pick free ports, unless this data folder has its ports already.")
    private boolean anyPorts;

    @Option(names = "--detach", description = "Return when everything is ready, and leave it running.")
    private boolean detach;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Leave a service out, for instance to run it from an editor: postgres, redis, keycloak, stripe, "
                            + "control-plane, pod.")
    private List<String> without = List.of();

    @Option(names = "--supervise", hidden = true)
    private boolean supervise;

    UpCommand(PlatformHome home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** The command with one option for each port. */
    CommandLine withPortOptions() {
        CommandLine line = new CommandLine(this);
        for (PortName name : PortName.values()) {
            line.getCommandSpec()
                    .addOption(OptionSpec.builder(name.flag())
                            .paramLabel("N")
                            .type(Integer.class)
                            .description(
                                    "Port of the " + name.purpose() + " (" + name.standard() + "; 0 picks a free one).")
                            .setter(new OptionSetter(name))
                            .build());
        }
        return line;
    }

    @Override
    public Integer call() {
        Set<ServiceName> leftOut = without.stream().map(ServiceName::named).collect(Collectors.toSet());
        home.create();
        PidFile supervisor = PidFile.of(home, SUPERVISOR);
        if (supervisor.process().isPresent()) {
            System.out.println("Holdfast is already running.");
            Addresses.print(PortPlan.choose(Map.of(), Map.of(), home.storedPorts()), home, environment);
            return 0;
        }
        endLeftovers();
        PortPlan ports = PortPlan.choose(given(), environment, home.storedPorts());
        ports.requireFree();
        home.storePorts(ports);
        if (detach) {
            return new BackgroundStart(home, without, environment).run();
        }
        return new ForegroundRun(home, ports, leftOut, environment, supervise).run();
    }

    private void endLeftovers() {
        List<String> ended = new Leftovers(home).end();
        if (!ended.isEmpty()) {
            System.out.println("Stopped what an earlier run had left behind: " + String.join(", ", ended));
        }
    }

    private Map<PortName, Integer> given() {
        Map<PortName, Integer> given = new EnumMap<>(PortName.class);
        if (anyPorts) {
            Arrays.stream(PortName.values()).forEach(name -> given.put(name, 0));
        }
        given.putAll(flags);
        return given;
    }

    /** Keeps the value of one port's option. */
    private final class OptionSetter implements CommandLine.Model.ISetter {
        private final PortName name;

        OptionSetter(PortName name) {
            this.name = name;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T set(T value) {
            if (value == null) {
                flags.remove(name);
            } else {
                flags.put(name, (Integer) value);
            }
            return value;
        }
    }
}
