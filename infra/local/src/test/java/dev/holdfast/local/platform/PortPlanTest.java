package dev.holdfast.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PortPlanTest {
    private final Properties stored = new Properties();

    @Test
    void withoutWishesEveryListenerHasItsStandardPort() {
        PortPlan ports = PortPlan.choose(Map.of(), Map.of(), stored);
        assertThat(ports.of(PortName.TENANTS)).isEqualTo(8787);
        assertThat(ports.publicUrl()).isEqualTo("http://localhost:8080");
    }

    @Test
    void aFlagWinsOverTheEnvironmentAndThatOverWhatWasUsedBefore() {
        stored.setProperty("tenants", "1001");
        stored.setProperty("pod", "1002");
        stored.setProperty("redis", "1003");
        PortPlan ports = PortPlan.choose(
                Map.of(PortName.TENANTS, 3001),
                Map.of("HOLDFAST_PORT_TENANTS", "2001", "HOLDFAST_PORT_POD", "2002"),
                stored);
        assertThat(ports.of(PortName.TENANTS)).isEqualTo(3001);
        assertThat(ports.of(PortName.POD)).isEqualTo(2002);
        assertThat(ports.of(PortName.REDIS)).isEqualTo(1003);
    }

    @Test
    void zeroKeepsThePortOfBeforeAndElsePicksOne() {
        stored.setProperty("tenants", "1001");
        Map<PortName, Integer> flags = Map.of(PortName.TENANTS, 0, PortName.POD, 0);
        PortPlan ports = PortPlan.choose(flags, Map.of(), stored);
        assertThat(ports.of(PortName.TENANTS)).isEqualTo(1001);
        assertThat(ports.of(PortName.POD)).isPositive().isNotEqualTo(8788);
    }

    @Test
    void whatIsNoPortIsRefusedByTheNameOfItsSource() {
        assertThatThrownBy(() -> PortPlan.choose(Map.of(), Map.of("HOLDFAST_PORT_POD", "many"), stored))
                .isInstanceOf(UsageException.class)
                .hasMessage("HOLDFAST_PORT_POD is not a port number: many");
        assertThatThrownBy(() -> PortPlan.choose(Map.of(PortName.POD, 70000), Map.of(), stored))
                .hasMessage("--port-pod is not a port number: 70000");
    }

    @Test
    void onePortForTwoListenersIsRefused() {
        assertThatThrownBy(() -> PortPlan.choose(Map.of(PortName.POD, 8080), Map.of(), stored))
                .hasMessageContaining("Port 8080 is given to two listeners");
    }

    @Test
    void aPortInUseIsNamedWithItsPurposeAndTheWayOut() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = stranger.getLocalPort();
            PortPlan ports = PortPlan.choose(Map.of(PortName.CONTROL_PLANE, taken), Map.of(), stored);
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("Port " + taken + " (control plane and dashboard) is in use")
                    .hasMessageContaining("--port-control-plane=N");
        }
    }
}
