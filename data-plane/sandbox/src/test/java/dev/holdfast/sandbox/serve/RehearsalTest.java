package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            warnings.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Test
    void itRunsBesideRealRequestsAndFailsNowhere() throws Exception {
        Logger log = Logger.getLogger("dev.holdfast.sandbox");
        log.addHandler(handler);
        try (FakePod pod = FakePod.start()) {
            pod.rehearse();
            pod.version(1, Bundles.of("export default { fetch() { return new Response('real') } }"));
            assertThat(pod.get(new Target.Worker(1), "/").text()).isEqualTo("real");
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("rehearsal")) {
                    thread.join();
                }
            }
            assertThat(pod.get(new Target.Worker(1), "/").text()).isEqualTo("real");
        } finally {
            log.removeHandler(handler);
        }
        assertThat(warnings).noneMatch(text -> text.contains("rehearsal") || text.contains("version 0"));
    }
}
