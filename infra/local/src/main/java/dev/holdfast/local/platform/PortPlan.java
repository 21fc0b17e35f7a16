package dev.holdfast.local.platform;

import dev.holdfast.local.process.Ports;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Which port each listener has. */
public final class PortPlan {
    private final Map<PortName, Integer> ports;

    private PortPlan(Map<PortName, Integer> ports) {
        this.ports = ports;
    }

    /**
     * Chooses every port: a flag wins over the environment, that over what this data folder used before, that over the
     * standard port. The value 0 keeps the port that was used before and otherwise picks a free one.
     *
     * @throws UsageException for a value that is no port, or one port for two listeners
     */
    public static PortPlan choose(Map<PortName, Integer> flags, Map<String, String> environment, Properties stored) {
        Map<PortName, Integer> ports = new EnumMap<>(PortName.class);
        for (PortName name : PortName.values()) {
            Optional<Integer> before = Optional.ofNullable(stored.getProperty(name.label()))
                    .map(value -> parse("ports.properties: " + name.label(), value));
            int port = Optional.ofNullable(flags.get(name))
                    .map(value -> check(name.flag(), value))
                    .or(() -> Optional.ofNullable(environment.get(name.variable()))
                            .map(value -> parse(name.variable(), value)))
                    .or(() -> before)
                    .orElse(name.standard());
            ports.put(name, port == 0 ? before.orElseGet(() -> Ports.orFree(0)) : port);
        }
        PortPlan plan = new PortPlan(ports);
        plan.requireDistinct();
        return plan;
    }

    private static int parse(String source, String value) {
        try {
            return check(source, Integer.parseInt(value.trim()));
        } catch (NumberFormatException e) {
            throw new UsageException(source + " is not a port number: " + value, e);
        }
    }

    private static int check(String source, int port) {
        if (port < 0 || port > 65535) {
            throw new UsageException(source + " is not a port number: " + port);
        }
        return port;
    }

    private void requireDistinct() {
        ports.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .forEach((port, names) -> {
                    if (names.size() > 1) {
                        throw new UsageException("Port " + port + " is given to two listeners: "
                                + names.get(0).purpose() + " and "
                                + names.get(1).purpose());
                    }
                });
    }

    /** @throws UsageException naming the first port that another program has, and how to choose another */
    public void requireFree() {
        ports.forEach((name, port) -> {
            if (!Ports.isFree(port)) {
                throw new UsageException("Port " + port + " (" + name.purpose() + ") is in use by another program. "
                        + "Stop that program, or choose another port with " + name.flag() + "=N or " + name.variable()
                        + "=N.");
            }
        });
    }

    public int of(PortName name) {
        return ports.get(name);
    }

    /** Where the dashboard and the API are. */
    public String publicUrl() {
        return "http://localhost:" + of(PortName.CONTROL_PLANE);
    }

    public String keycloakUrl() {
        return "http://localhost:" + of(PortName.KEYCLOAK);
    }

    public String stripeUrl() {
        return "http://localhost:" + of(PortName.STRIPE);
    }

    public String tenantUrlPattern() {
        return "http://<worker>.<subdomain>.localhost:" + of(PortName.TENANTS);
    }

    Properties toProperties() {
        Properties properties = new Properties();
        ports.forEach((name, port) -> properties.setProperty(name.label(), Integer.toString(port)));
        return properties;
    }
}
