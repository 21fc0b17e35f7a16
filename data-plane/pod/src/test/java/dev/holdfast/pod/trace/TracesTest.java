package dev.holdfast.pod.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.rollup.RollupRow;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.catalog.VersionAssets;
import dev.holdfast.pod.invocation.Invocation;
import dev.holdfast.pod.invocation.InvocationLog;
import dev.holdfast.pod.invocation.Invocations;
import dev.holdfast.pod.invocation.Occasion;
import dev.holdfast.pod.invocation.Origin;
import dev.holdfast.pod.invocation.Subject;
import dev.holdfast.pod.metrics.PodMetrics;
import dev.holdfast.pod.rollup.Rollups;
import dev.holdfast.pod.time.ManualTimers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TracesTest implements TraceSink {
    private static final Occasion.Fetch FETCH = new Occasion.Fetch(
            "GET",
            "https://h/",
            new Headers(":cf\n{\"colo\":\"X\"}\naccept\na\naccept\nb\nx-api-key\n1\ncookie\n2\nauthorization\n3"));
    private static final Failure BOOM =
            new Failure(Failure.Cause.SCRIPT_THREW, "Error", "boom", "Error: boom\n    at f (index.js:1:2)");

    private final ObjectMapper mapper = new ObjectMapper();
    private final ManualTimers timers = new ManualTimers();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Set<String> tailed = new HashSet<>();
    private final List<JsonNode> stored = new ArrayList<>();
    private final List<JsonNode> shown = new ArrayList<>();
    private boolean sampled;
    private final Traces traces = new Traces(
            version -> sampled, tailed::contains, "pod-1", this, new PodMetrics(registry), timers, Runnable::run);
    private final Invocations invocations = new Invocations(new Rollups(timers), traces, timers);
    private final Subject worker = invocations.worker(version("w"));

    @Test
    void whatHappenedIsStored() {
        begin(FETCH).end(0, "");
        assertThat(stored).as("nothing happened").isEmpty();

        Invocation failed = begin(FETCH);
        failed.printed(line("[\"a\",{\"b\":1}]"));
        failed.failed(BOOM);
        timers.advance(Duration.ofMillis(30));
        failed.end(2400, "");
        JsonNode trace = stored.getFirst();
        assertThat(trace.path("outcome").asText()).isEqualTo("exception");
        assertThat(trace.path("cpuTime").asLong()).isEqualTo(2);
        assertThat(trace.path("wallTime").asLong()).isEqualTo(30);
        assertThat(trace.path("logs").toString()).contains("\"message\":[\"a\",{\"b\":1}],\"level\":\"warn\"");
        assertThat(trace.path("exceptions").path(0).path("message").asText()).isEqualTo("boom");
        assertThat(trace.path("exceptions").path(0).path("stack").asText()).isEqualTo("    at f (index.js:1:2)");
        assertThat(trace.path("holdfast").path("request").asText()).isEqualTo("ray");
        assertThat(shown).isEmpty();
    }

    @Test
    void runsThatTakeTooLongSaySo() {
        sampled = true;
        Failure tooLong = new Failure(Failure.Cause.WALL_LIMIT, "Error", "too long", "");
        Invocation schedule = begin(new Occasion.Scheduled("* * * * *", 0));
        schedule.cancelled();
        Invocation alarm = begin(new Occasion.Alarm(0));
        alarm.failed(tooLong);
        Invocation besideIt = begin(FETCH);
        besideIt.failed(tooLong);

        for (Invocation invocation : List.of(schedule, alarm, besideIt)) {
            invocation.end(0, "");
        }

        assertThat(stored)
                .extracting(trace -> trace.path("outcome").asText())
                .containsExactly("exceededWallTime", "exceededWallTime", "aborted");
    }

    @Test
    void whatMayBeACredentialIsNotShown() {
        sampled = true;
        Invocation fetched = begin(FETCH);
        fetched.answered(200);
        fetched.end(0, "");
        JsonNode request = stored.getFirst().path("event").path("request");
        assertThat(request.path("headers").toString()).isEqualTo("""
                        {"accept":"a, b","x-api-key":"REDACTED","cookie":"REDACTED","authorization":"REDACTED"}""");
        assertThat(request.path("cf").path("colo").asText()).isEqualTo("X");
        assertThat(stored.getFirst()
                        .path("event")
                        .path("response")
                        .path("status")
                        .asInt())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoJsonIsShownAsText() {
        Invocation invocation = begin(FETCH);
        invocation.printed(line("[broken"));
        invocation.end(0, "");
        assertThat(stored.getFirst()
                        .path("logs")
                        .path(0)
                        .path("message")
                        .path(0)
                        .asText())
                .isEqualTo("[broken");
    }

    @Test
    void anObjectsInvocationNamesIt() {
        Subject object = invocations.object(
                version("w"), "n", "Counter", "0a", Optional.of("x"), () -> RollupRow.Gauges.UNKNOWN);
        Invocation call = invocations.begin(object, new Occasion.Session(), "", Origin.outside());
        call.threw(BOOM, 5);
        call.end(0, "increment");
        JsonNode trace = stored.getFirst();
        assertThat(trace.path("event").path("rpcMethod").asText()).isEqualTo("increment");
        assertThat(trace.path("entrypoint").asText()).isEqualTo("Counter");
        assertThat(trace.path("executionModel").asText()).isEqualTo("durableObject");
        assertThat(trace.path("durableObjectId").asText()).isEqualTo("0a");
        assertThat(trace.path("holdfast").path("objectName").asText()).isEqualTo("x");
        assertThat(trace.path("outcome").asText()).isEqualTo("exception");
    }

    @Test
    void aTraceIsOnlySoLarge() {
        Invocation talkative = begin(FETCH);
        for (int i = 0; i < 20; i++) {
            talkative.printed(line("[\"" + "\\u0001".repeat(2000) + "é".repeat(5000) + "\"]"));
        }
        talkative.end(0, "");
        assertThat(stored.getFirst().path("truncated").asBoolean()).isTrue();
        assertThat(stored.getFirst().path("logs")).isNotEmpty();
    }

    @Test
    void ofTooManyOnlySoManyAreStoredAndTheRestIsTold() {
        for (int i = 0; i < Traces.STORED_PER_SECOND + 7; i++) {
            fail(worker);
        }
        fail(invocations.worker(version("other")));
        assertThat(stored).hasSize(Traces.STORED_PER_SECOND + 1);
        timers.advance(Duration.ofSeconds(1));
        traces.turn();
        JsonNode told = stored.getLast();
        assertThat(told.path("event").path("type").asText()).isEqualTo("overload");
        assertThat(told.path("event").path("message").asText()).startsWith("7 invocations were not stored");
    }

    @Test
    void tailsSeeEverythingUntilItIsTooMuch() {
        tailed.add("w");
        begin(FETCH).end(0, "");
        assertThat(shown).hasSize(1);
        for (int i = 0; i < Traces.SHOWN_PER_SECOND + 7; i++) {
            begin(FETCH).end(0, "");
        }
        assertThat(shown).hasSize(Traces.SHOWN_PER_SECOND + 1);
        assertThat(shown.getLast().path("event").path("type").asText()).isEqualTo("overload");
        timers.advance(Duration.ofSeconds(2));
        traces.turn();
        assertThat(shown.getLast().path("event").path("type").asText()).isEqualTo("overload-stop");
        assertThat(stored).isEmpty();
    }

    @Test
    void aWorkerPrintsOnlySoMuchInASecond() {
        Invocation noisy = begin(FETCH);
        for (int i = 0; i < Traces.LINES_PER_SECOND + 5; i++) {
            noisy.printed(line("[1]"));
        }
        Invocation quiet = invocations.begin(invocations.worker(version("other")), FETCH, "", Origin.client("ray"));
        quiet.printed(line("[2]"));
        noisy.end(0, "");
        quiet.end(0, "");
        assertThat(stored.get(0).path("logs")).hasSize(Traces.LINES_PER_SECOND);
        assertThat(stored.get(0).path("truncated").asBoolean()).isTrue();
        assertThat(stored.get(1).path("logs")).hasSize(1);
        assertThat(registry.counter("holdfast.log.lines.dropped").count()).isEqualTo(5);
    }

    @Override
    public void store(byte[] trace) {
        assertThat(trace.length).isLessThanOrEqualTo(TraceJson.MOST_BYTES);
        stored.add(read(trace));
    }

    @Override
    public void show(String workerId, byte[] trace) {
        shown.add(read(trace));
    }

    private void fail(Subject subject) {
        Invocation invocation = invocations.begin(subject, FETCH, "", Origin.client("ray"));
        invocation.failed(BOOM);
        invocation.end(0, "");
    }

    private Invocation begin(Occasion occasion) {
        return invocations.begin(worker, occasion, "", Origin.client("ray"));
    }

    private static InvocationLog.Line line(String message) {
        return new InvocationLog.Line("warn", 1, message);
    }

    private JsonNode read(byte[] trace) {
        try {
            return mapper.readTree(trace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunningVersion version(String worker) {
        return new RunningVersion(
                "v-" + worker,
                "a",
                worker,
                "script",
                () -> new byte[0],
                Map.of(),
                Map.of(),
                Map.of(),
                VersionAssets.NONE);
    }
}
