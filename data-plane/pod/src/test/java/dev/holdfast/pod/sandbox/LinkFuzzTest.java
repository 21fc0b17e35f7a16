package dev.holdfast.pod.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.codec.MessageCodec;
import dev.holdfast.link.message.AutoResponse;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.invocation.Invocation;
import dev.holdfast.pod.invocation.InvocationListener;
import dev.holdfast.pod.invocation.Invocations;
import dev.holdfast.pod.invocation.Subject;
import dev.holdfast.pod.rollup.Rollups;
import dev.holdfast.pod.time.ThreadTimers;
import dev.holdfast.pod.time.Timers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of valid frames with random bytes changed, over the real socket, to sandboxes that were given nothing.
 * Every one of them is refused or of no consequence: nothing is called, logged or billed.
 */
class LinkFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int SANDBOXES = 300;
    private static final int FRAMES = 20;
    private static final SandboxLimits LIMITS = new SandboxLimits(1 << 20, 100, 100, 100);

    @TempDir
    private Path folder;

    private final AtomicInteger consequences = new AtomicInteger();

    @Test
    @Timeout(120)
    void changedFramesHaveNoConsequence() throws Exception {
        Random random = new Random(SEED);
        List<byte[]> valid = frames();
        int ended = 0;
        try (ThreadTimers timers = new ThreadTimers("fuzz")) {
            for (int i = 0; i < SANDBOXES; i++) {
                RogueSandbox rogue = RogueSandbox.connect(folder, "rogue-" + i).greet();
                Sandbox sandbox = new Sandbox(rogue, hooks(timers), LIMITS, timers);
                sandbox.start().get(20, TimeUnit.SECONDS);
                send(rogue, valid, random);
                rogue.close();
                sandbox.gone().get(20, TimeUnit.SECONDS);
                ended += rogue.isKilled() ? 1 : 0;
            }
        }
        assertThat(consequences).as("seed %d", SEED).hasValue(0);
        assertThat(ended).as("seed %d", SEED).isEqualTo(SANDBOXES);
    }

    private static void send(RogueSandbox rogue, List<byte[]> valid, Random random) {
        try {
            for (int i = 0; i < FRAMES; i++) {
                rogue.write(changed(valid.get(random.nextInt(valid.size())), random));
            }
        } catch (IOException e) {
            assertThat(rogue.isKilledSoon()).isTrue();
        }
    }

    private static byte[] changed(byte[] frame, Random random) {
        byte[] copy = frame.clone();
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            copy[MessageCodec.HEADER + random.nextInt(copy.length - MessageCodec.HEADER)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(20) == 0) {
            copy[random.nextInt(MessageCodec.HEADER)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    private static List<byte[]> frames() {
        Failure failure = new Failure(Failure.Cause.SCRIPT_THREW, "Error", "message", "stack");
        List<LinkMessage> messages = List.of(
                new SandboxMessage.Hello(SandboxMessage.Hello.PROTOCOL_VERSION, 1),
                new SandboxMessage.VersionStarted(1, 1, List.of()),
                new SandboxMessage.VersionFailed(1, failure),
                new SandboxMessage.StorageRead(1, 1, new StorageQuery.Keys(List.of("key"))),
                new SandboxMessage.StorageRead(1, 1, new StorageQuery.Range("a", false, Optional.of("b"), false, 10)),
                new SandboxMessage.StorageRead(
                        1, 1, new StorageQuery.Ahead(new StorageQuery.Keys(List.of("key")), 1000)),
                new SandboxMessage.CacheUse(1, 1),
                new SandboxMessage.StorageCommit(1, 1, List.of(new StorageChange.Put("key", new byte[8]))),
                new SandboxMessage.StorageRead(1, 1, new StorageQuery.Alarm()),
                new SandboxMessage.StorageCommit(1, 1, List.of(new StorageChange.Alarm(Optional.of(1L)))),
                new ExchangeMessage.Alarm(2, 1, 1, 0),
                new SandboxMessage.ObjectReset(1, failure),
                new SandboxMessage.LogLine(1, 0, 0, "log", 1, "[]"),
                new SandboxMessage.Thrown(1, 1, 2, 1, failure),
                new SandboxMessage.EventDone(2, 1000, "method"),
                new SandboxMessage.Heartbeat(1, 1),
                new SandboxMessage.ObjectIdle(1, true),
                new SandboxMessage.Stuck(1),
                new SandboxMessage.LongTurn(1),
                new ExchangeMessage.Response(2, 200, "OK", new Headers("a\nb"), new Body.Inline(new byte[8])),
                new ExchangeMessage.Failed(2, failure),
                new ExchangeMessage.Chunk(2, new byte[8]),
                new ExchangeMessage.End(2),
                new ExchangeMessage.Credit(2, 100),
                new ExchangeMessage.Request(
                        1,
                        new Target.AnyObject(1, 0, "n".repeat(32), "0".repeat(64), Optional.empty()),
                        "GET",
                        "http://object/",
                        Headers.EMPTY,
                        new Body.None()),
                new ExchangeMessage.SocketClaim(2, 1, Headers.EMPTY, 1, List.of("tag"), Optional.of(new byte[8])),
                new ExchangeMessage.SocketMessage(2, 1, 1, true, true, new byte[8]),
                new SandboxMessage.SocketSend(1, 1, true, true, new byte[8]),
                new SandboxMessage.SocketEnd(1, 1, 1000, "reason"),
                new SandboxMessage.SocketAttachment(1, 1, new byte[8]),
                new SandboxMessage.SocketTaken(1, 1, 100),
                new SandboxMessage.SocketSettings(1, Optional.of(new AutoResponse("ping", "pong")), 100),
                new ExchangeMessage.Session(
                        1, new Target.AnyObject(1, 0, "n".repeat(32), "0".repeat(64), Optional.empty()), new byte[8]),
                new ExchangeMessage.Session(3, new Target.Service(1, 2, Optional.of("OTHER"), "", ""), new byte[8]),
                new PodMessage.StorageCommitted(1));
        return messages.stream().map(MessageCodec::encode).toList();
    }

    private SandboxHooks hooks(Timers timers) {
        InvocationListener consequence = new InvocationListener() {
            @Override
            public boolean admits(Subject subject, int characters) {
                consequences.incrementAndGet();
                return true;
            }

            @Override
            public void ended(Invocation invocation) {
                consequences.incrementAndGet();
            }
        };
        SandboxCounters counters = new SandboxCounters() {
            @Override
            public void cpu(long micros) {
                consequences.incrementAndGet();
            }

            @Override
            public void cacheUse(long hits, long misses) {}

            @Override
            public void started() {}

            @Override
            public void lost() {}
        };
        return new SandboxHooks(
                (from, target, head, caller) -> consequence(),
                (from, target, head, caller) -> consequence(),
                (from, head, caller) -> consequence(),
                (from, target, head, caller) -> consequence(),
                version -> Integer.MAX_VALUE,
                new Invocations(new Rollups(timers), consequence, timers),
                counters);
    }

    private Callee consequence() {
        consequences.incrementAndGet();
        return NoCallee.INSTANCE;
    }
}
