package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.MemoryLink;
import dev.holdfast.link.UnixSocketLink;
import dev.holdfast.link.UnixSocketListener;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketTest {
    @TempDir
    Path directory;

    @Test
    void aWorkerAndItsObjectAnswerOverARealSocket() throws Exception {
        Path path = directory.resolve("s");
        try (UnixSocketListener listener = UnixSocketListener.open(path)) {
            UnixSocketLink sandbox = UnixSocketLink.connect(path);
            MemoryLink.Pair pair = new MemoryLink.Pair(listener.accept(Duration.ofSeconds(10)), sandbox);
            try (FakePod pod = FakePod.start(pair)) {
                pod.version(1, Bundles.of("""
                                import { DurableObject } from 'cloudflare:workers';
                                export class Thing extends DurableObject {
                                  async fetch() {
                                    const n = ((await this.ctx.storage.get('n')) ?? 0) + 1;
                                    this.ctx.storage.put('n', n);
                                    return new Response(String(n));
                                  }
                                }
                                export default {
                                  async fetch(request, env) { return env.OBJECTS.getByName('x').fetch(request) }
                                }
                                """));
                List<FakePod.Answer> answers = new ArrayList<>();
                for (int i = 0; i < 300; i++) {
                    answers.add(pod.get(new Target.Worker(1), "/"));
                }
                List<String> texts = new ArrayList<>();
                for (FakePod.Answer answer : answers) {
                    texts.add(answer.text());
                }
                assertThat(texts).doesNotHaveDuplicates().contains("1", "300");
            }
        }
    }
}
