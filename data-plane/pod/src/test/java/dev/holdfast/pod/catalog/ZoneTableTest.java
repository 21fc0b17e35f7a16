package dev.holdfast.pod.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.HostRoute;
import dev.holdfast.contract.PublishedZone;
import dev.holdfast.contract.PublishedZone.Domain;
import dev.holdfast.contract.PublishedZone.Route;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoneTableTest {
    private final ZoneTable table = new ZoneTable(new PublishedZone(
            "account",
            List.of(
                    new Route("example.com/*", "1", "all"),
                    new Route("example.com/api/*", "2", "api"),
                    new Route("*.example.com/api/*", "3", "any"),
                    new Route("https://example.com/*", "4", "secure"),
                    new Route("of a newer {kind}", "5", "unknown")),
            List.of(new Domain("www.example.com", "6", "site"))));

    @Test
    void theMostSpecificRouteOfAHostDecides() {
        assertThat(find("http", "example.com", "/api/x")).contains("api");
        assertThat(find("http", "example.com", "/x")).contains("all");
        assertThat(find("https", "example.com", "/x")).contains("secure");
    }

    @Test
    void routesGoBeforeTheHostsOwnWorker() {
        assertThat(find("http", "www.example.com", "/api/x")).contains("any");
        assertThat(find("http", "www.example.com", "/x")).contains("site");
        assertThat(find("http", "other.example.com", "/x")).isEmpty();
    }

    private Optional<String> find(String scheme, String host, String target) {
        return table.find(scheme, host, target).map(HostRoute::scriptName);
    }
}
