package dev.holdfast.controlplane.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.testing.WorkerUpload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadReaderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private final UploadReader reader =
            new UploadReader(new MetadataReader(new ObjectMapper(), CLOCK), new ObjectMapper());

    @Test
    void understandsEverythingThatWranglerSendsForAWorkerWithObjects() {
        Upload upload = read(WorkerUpload.of(
                WorkerUpload.COUNTER,
                WorkerUpload.BIND_COUNTER,
                "\"migrations\":{\"old_tag\":\"v1\",\"new_tag\":\"v2\",\"steps\":[{\"new_sqlite_classes\":[\"A\"]},{\"deleted_classes\":[]}]}",
                "\"compatibility_flags\":[\"nodejs_compat\"]",
                "\"code_update_strategy\":{\"mode\":\"deferred\",\"max_delay\":300}",
                "\"keep_bindings\":[\"secret_text\",\"secret_key\"]",
                "\"annotations\":{\"workers/message\":\"m\"}",
                "\"limits\":{\"cpu_ms\":50}",
                "\"observability\":{\"enabled\":true}",
                "\"logpush\":false",
                "\"tail_consumers\":[]",
                "\"placement\":{\"mode\":\"smart\"}",
                "\"package_dependencies\":[{\"name\":\"x\"}]",
                "\"containers\":[]"));

        UploadMetadata metadata = upload.metadata();
        assertThat(metadata.migration().orElseThrow().steps()).hasSize(2);
        assertThat(metadata.cpuMillis()).hasValue(50);
        assertThat(metadata.codeUpdate().orElseThrow().delayMillis()).isEqualTo(300_000);
        assertThat(metadata.annotations()).containsEntry("workers/message", "m");
        assertThat(metadata.settings()).containsKey("observability");
        assertThat(metadata.remarks()).containsExactly("'placement' has no effect on this platform");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"bindings\":[{\"name\":\"K\",\"type\":\"r2_bucket\",\"bucket_name\":\"b\"}] | Binding 'K' needs R2 buckets, which this platform does not offer. Take it out of 'r2_buckets'",
                "\"bindings\":[{\"name\":\"O\",\"type\":\"odd\"}] | Binding 'O' has the type 'odd', which this platform does not offer",
                "\"containers\":[{\"class_name\":\"C\"}] | does not offer containers. Take 'containers' out",
                "\"annotations\":{\"workers/alias\":\"Not_a_label\"} | preview alias 'Not_a_label'",
                "\"bindings\":[{\"name\":\"S\",\"type\":\"secret_key\"}] | Binding 'S' has the type 'secret_key'",
                "\"bindings\":[{\"type\":\"plain_text\"}] | has no name",
                "\"bindings\":[{\"name\":\"A\",\"type\":\"plain_text\",\"text\":1}] | text of binding 'A' is not a string",
                "\"bindings\":{} | bindings of metadata is not a list",
                "\"bindings\":[1] | a binding is not a JSON object",
                "\"bindings\":[{\"name\":\"A\",\"type\":\"inherit\"},{\"name\":\"A\",\"type\":\"inherit\"}] | Binding name 'A' already in use",
                "\"bindings\":[{\"name\":\"D\",\"type\":\"durable_object_namespace\",\"class_name\":\"C\",\"environment\":\"x\"}] | environment 'x'",
                "\"exports\":{\"A\":{\"type\":\"durable-object\"}} | \"exports.A.storage\" is required for state \"created\" and must be one of \"sqlite\" or \"legacy-kv\".",
                "\"exports\":{\"A\":{\"type\":\"durable-object\",\"state\":\"expecting-transfer\",\"transfer_from\":\"w\"}} | \"exports.A.storage\" is required for state \"expecting-transfer\"",
                "\"exports\":{\"A\":{\"type\":\"durable-object\",\"state\":\"deleted\",\"storage\":\"sqlite\"}} | \"exports.A.storage\" is forbidden on state \"deleted\".",
                "\"exports\":{\"A\":{\"type\":\"durable-object\",\"state\":\"renamed\",\"renamed_to\":\"A\"}} | \"exports.A.renamed_to\" cannot equal the source class name \"A\".",
                "\"exports\":{\"A\":{\"type\":\"durable-object\",\"state\":\"gone\"}} | \"exports.A.state\" must be one of \"created\", \"deleted\", \"renamed\", \"transferred\", or \"expecting-transfer\" but got \"gone\".",
                "\"exports\":{\"A\":{\"type\":\"workflow\"}} | \"exports.A.type\" must be \"durable-object\" or \"worker\", but got \"workflow\".",
                "\"exports\":{\"default\":{\"type\":\"durable-object\",\"storage\":\"sqlite\"}} | in exports cannot name",
                "\"migrations\":{\"new_tag\":\"v1\"},\"exports\":{\"A\":{\"type\":\"durable-object\",\"storage\":\"sqlite\"}} | only one is possible",
                "\"code_update_strategy\":{\"mode\":\"never\"} | must be 'deferred' or 'immediate', but is 'never'",
                "\"code_update_strategy\":{\"max_delay\":86401} | from 0 to 86400 seconds",
                "\"code_update_strategy\":{\"max_delay\":\"5\"} | max_delay is not a number",
                "\"body_part\":\"index.js\" | Service Worker syntax",
                "\"limits\":{\"cpu_ms\":0} | limits.cpu_ms",
                "\"limits\":{\"subrequests\":1} | limits.subrequests",
                "\"logpush\":true | logpush",
                "\"observability\":{\"head_sampling_rate\":2} | head_sampling_rate",
                "\"observability\":{\"logs\":{\"enabled\":true,\"persist\":false}} | observability.logs.persist",
                "\"observability\":{\"logs\":{\"destinations\":[\"d\"]}} | observability.logs.destinations",
                "\"observability\":{\"traces\":{\"enabled\":true}} | observability.traces",
                "\"observability\":{\"redact_query_string\":true} | observability.redact_query_string",
                "\"observability\":{\"odd\":1} | observability.odd",
                "\"tail_consumers\":[{\"service\":\"x\"}] | tail_consumers",
                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[{\"moved_classes\":[\"A\"]}]} | moved_classes",
                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[{\"renamed_classes\":[{\"from\":\"A\"}]}]} | to",
                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[{\"odd\":[]}]} | unknown field 'odd'",
                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[{\"new_classes\":[\"default\"]}]} | 'default'"
            })
    void refusesByNameWhatItDoesNotOffer(String field, String named) {
        assertThatThrownBy(() -> read(WorkerUpload.of(WorkerUpload.HELLO, field)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23,true", "2026-11-24,false", "yesterday,false", "2026-13-01,false"})
    void takesCompatibilityDatesUpToToday(String date, boolean taken) {
        WorkerUpload upload = new WorkerUpload("{\"main_module\":\"m\",\"compatibility_date\":\"" + date + "\"}")
                .with("m", "application/javascript+module", new byte[0]);

        if (taken) {
            assertThat(read(upload).metadata().compatibilityDate()).isEqualTo(date);
        } else {
            assertThatThrownBy(() -> read(upload)).hasMessageContaining(date);
        }
    }

    @Test
    void refusesAnUploadWithoutItsMainModule() {
        assertThatThrownBy(() -> read(new WorkerUpload("{\"main_module\":\"m\"}")))
                .hasMessageContaining("main module 'm' is not part");
        assertThatThrownBy(() -> read(new WorkerUpload("{}"))).hasMessageContaining("no main_module");
        assertThatThrownBy(() -> read(new WorkerUpload("{]"))).hasMessageContaining("not valid JSON");
    }

    @Test
    void refusesKindsOfModulesThatItDoesNotRun() {
        assertThatThrownBy(() -> read(WorkerUpload.of(WorkerUpload.HELLO).with("a.py", "text/x-python", new byte[0])))
                .hasMessageContaining("'a.py'")
                .hasMessageContaining("is Python");
        assertThatThrownBy(() -> read(WorkerUpload.of(WorkerUpload.HELLO).with("a.x", "text/x-odd", new byte[0])))
                .hasMessageContaining("'a.x' has the type 'text/x-odd'");
        assertThatThrownBy(() -> read(WorkerUpload.of(WorkerUpload.HELLO).with("a.txt", "text/plain", new byte[] {-1})))
                .hasMessageContaining("'a.txt' is not valid UTF-8");
        byte[] cutOff = "ä".repeat(9000).getBytes(StandardCharsets.UTF_8);
        assertThat(read(WorkerUpload.of(WorkerUpload.HELLO).with("a.txt", "text/plain", cutOff))
                        .modules())
                .hasSize(2);
        assertThatThrownBy(() -> read(WorkerUpload.of(WorkerUpload.HELLO)
                        .with("a.txt", "text/plain", Arrays.copyOf(cutOff, cutOff.length - 1))))
                .hasMessageContaining("'a.txt' is not valid UTF-8");
    }

    private Upload read(WorkerUpload upload) {
        return reader.read(upload.contentType(), upload.body());
    }
}
