package dev.holdfast.link.codec;

import static net.jqwik.api.Combinators.combine;

import dev.holdfast.link.message.AutoResponse;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.link.message.Target;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Arbitrary messages of every type. */
final class Messages {
    private static final Arbitrary<Long> NUMBER = Arbitraries.longs();
    private static final Arbitrary<Integer> INTEGER = Arbitraries.integers();
    private static final Arbitrary<Boolean> BOOL = Arbitraries.of(true, false);
    private static final Arbitrary<String> TEXT =
            Arbitraries.strings().all().excludeChars(surrogates()).ofMaxLength(20);
    private static final Arbitrary<Optional<String>> OPTIONAL_TEXT =
            TEXT.injectNull(0.3).map(Optional::ofNullable);
    private static final Arbitrary<Optional<Long>> OPTIONAL_NUMBER =
            NUMBER.injectNull(0.3).map(Optional::ofNullable);
    private static final Arbitrary<byte[]> BYTES =
            Arbitraries.bytes().array(byte[].class).ofMaxSize(600);
    private static final Arbitrary<Optional<byte[]>> OPTIONAL_BYTES =
            BYTES.injectNull(0.3).map(Optional::ofNullable);
    private static final Arbitrary<Failure> FAILURE =
            combine(Arbitraries.of(Failure.Cause.class), TEXT, TEXT, TEXT).as(Failure::new);
    private static final Arbitrary<Integer> LIMIT = Arbitraries.integers().greaterOrEqual(-1);
    private static final Arbitrary<Long> LENGTH = Arbitraries.longs().greaterOrEqual(-1);

    private Messages() {}

    static Arbitrary<LinkMessage> any() {
        return Arbitraries.oneOf(exchange(), sandbox(), pod());
    }

    private static Arbitrary<LinkMessage> exchange() {
        return Arbitraries.oneOf(
                combine(NUMBER, target(), TEXT, TEXT, TEXT.map(Headers::new), body())
                        .as(ExchangeMessage.Request::new),
                combine(NUMBER, INTEGER, TEXT, TEXT.map(Headers::new), body()).as(ExchangeMessage.Response::new),
                combine(NUMBER, FAILURE).as(ExchangeMessage.Failed::new),
                NUMBER.map(ExchangeMessage.Cancel::new),
                combine(NUMBER, BYTES).as(ExchangeMessage.Chunk::new),
                NUMBER.map(ExchangeMessage.End::new),
                combine(NUMBER, TEXT).as(ExchangeMessage.Abort::new),
                combine(NUMBER, INTEGER).as(ExchangeMessage.Credit::new),
                NUMBER.map(ExchangeMessage.StopReading::new),
                combine(NUMBER, BOOL, BOOL, BYTES).as(ExchangeMessage.SocketFrame::new),
                combine(NUMBER, INTEGER, TEXT).as(ExchangeMessage.SocketClose::new),
                combine(NUMBER, TEXT.map(Headers::new), NUMBER).as(ExchangeMessage.SocketPass::new),
                combine(NUMBER, NUMBER, NUMBER, INTEGER).as(ExchangeMessage.Alarm::new),
                combine(NUMBER, INTEGER, TEXT, NUMBER).as(ExchangeMessage.Scheduled::new),
                combine(NUMBER, target(), BYTES).as(ExchangeMessage.Session::new),
                combine(
                                NUMBER,
                                NUMBER,
                                TEXT.map(Headers::new),
                                NUMBER,
                                TEXT.list().ofMaxSize(3),
                                OPTIONAL_BYTES)
                        .as(ExchangeMessage.SocketClaim::new),
                combine(NUMBER, NUMBER, NUMBER, BOOL, BOOL, BYTES).as(ExchangeMessage.SocketMessage::new),
                combine(NUMBER, NUMBER, NUMBER, INTEGER, TEXT, BOOL).as(ExchangeMessage.SocketEnded::new),
                combine(NUMBER, NUMBER, NUMBER, TEXT).as(ExchangeMessage.SocketFailed::new));
    }

    private static Arbitrary<LinkMessage> sandbox() {
        return Arbitraries.oneOf(
                combine(INTEGER, NUMBER).as(SandboxMessage.Hello::new),
                combine(INTEGER, INTEGER, export().list().ofMaxSize(3)).as(SandboxMessage.VersionStarted::new),
                combine(INTEGER, FAILURE).as(SandboxMessage.VersionFailed::new),
                combine(NUMBER, NUMBER, query()).as(SandboxMessage.StorageRead::new),
                combine(NUMBER, NUMBER, change().list().ofMaxSize(5)).as(SandboxMessage.StorageCommit::new),
                combine(NUMBER, FAILURE).as(SandboxMessage.ObjectReset::new),
                combine(INTEGER, NUMBER, NUMBER, TEXT, NUMBER, TEXT).as(SandboxMessage.LogLine::new),
                combine(INTEGER, NUMBER, NUMBER, NUMBER, FAILURE).as(SandboxMessage.Thrown::new),
                combine(NUMBER, NUMBER, TEXT).as(SandboxMessage.EventDone::new),
                combine(INTEGER, NUMBER).as(SandboxMessage.Heartbeat::new),
                combine(NUMBER, BOOL).as(SandboxMessage.ObjectIdle::new),
                combine(NUMBER, NUMBER).as(SandboxMessage.CacheUse::new),
                INTEGER.map(SandboxMessage.Stuck::new),
                INTEGER.map(SandboxMessage.LongTurn::new),
                combine(NUMBER, NUMBER, BOOL, BOOL, BYTES).as(SandboxMessage.SocketSend::new),
                combine(NUMBER, NUMBER, INTEGER, TEXT).as(SandboxMessage.SocketEnd::new),
                combine(NUMBER, NUMBER, BYTES).as(SandboxMessage.SocketAttachment::new),
                combine(NUMBER, NUMBER, INTEGER).as(SandboxMessage.SocketTaken::new),
                combine(NUMBER, autoResponse(), INTEGER).as(SandboxMessage.SocketSettings::new));
    }

    private static Arbitrary<LinkMessage> pod() {
        return Arbitraries.oneOf(
                combine(NUMBER, INTEGER, INTEGER).as(PodMessage.Welcome::new),
                combine(INTEGER, BYTES, INTEGER).as(PodMessage.StartVersion::new),
                INTEGER.map(PodMessage.RetireVersion::new),
                combine(NUMBER, INTEGER, TEXT, TEXT, TEXT, OPTIONAL_TEXT, BOOL).as(PodMessage.StartObject::new),
                combine(NUMBER, FAILURE.injectNull(0.3).map(Optional::ofNullable))
                        .as(PodMessage.StopObject::new),
                combine(
                                NUMBER,
                                combine(TEXT, BYTES)
                                        .as(StorageEntry::new)
                                        .list()
                                        .ofMaxSize(3))
                        .as(PodMessage.StorageEntries::new),
                combine(
                                NUMBER,
                                combine(TEXT, BYTES)
                                        .as(StorageEntry::new)
                                        .list()
                                        .ofMaxSize(3))
                        .as(PodMessage.StorageEverything::new),
                NUMBER.map(PodMessage.StorageCommitted::new),
                combine(NUMBER, OPTIONAL_NUMBER).as(PodMessage.StorageAlarm::new),
                combine(NUMBER, FAILURE).as(PodMessage.StorageFailed::new),
                combine(NUMBER, NUMBER, TEXT.list().ofMaxSize(3), OPTIONAL_BYTES, BOOL, NUMBER, INTEGER)
                        .as(PodMessage.RestoreSocket::new),
                combine(NUMBER, autoResponse(), INTEGER).as(PodMessage.RestoreSocketSettings::new),
                combine(NUMBER, NUMBER, INTEGER).as(PodMessage.SocketCredit::new),
                combine(NUMBER, NUMBER, NUMBER).as(PodMessage.SocketAutoResponded::new));
    }

    private static Arbitrary<Optional<AutoResponse>> autoResponse() {
        return combine(TEXT, TEXT).as(AutoResponse::new).injectNull(0.3).map(Optional::ofNullable);
    }

    private static Arbitrary<Target> target() {
        return Arbitraries.oneOf(
                combine(INTEGER, TEXT, TEXT).as(Target.Worker::new),
                NUMBER.map(Target.PlacedObject::new),
                combine(INTEGER, NUMBER, TEXT, TEXT, OPTIONAL_TEXT, NUMBER).as(Target.AnyObject::new),
                combine(INTEGER, NUMBER, OPTIONAL_TEXT, TEXT, TEXT).as(Target.Service::new),
                combine(INTEGER, NUMBER, NUMBER).as(Target.Outside::new),
                combine(INTEGER, NUMBER, TEXT, kept().injectNull(0.3).map(Optional::ofNullable))
                        .as(Target.Cache::new));
    }

    private static Arbitrary<Target.Kept> kept() {
        return combine(INTEGER, TEXT, TEXT.map(Headers::new)).as(Target.Kept::new);
    }

    private static Arbitrary<Body> body() {
        return Arbitraries.oneOf(
                Arbitraries.just(new Body.None()), BYTES.map(Body.Inline::new), LENGTH.map(Body.Streamed::new));
    }

    private static Arbitrary<StorageQuery> query() {
        return Arbitraries.oneOf(
                part().map(part -> part),
                combine(part(), INTEGER).as(StorageQuery.Ahead::new),
                Arbitraries.just(new StorageQuery.Alarm()));
    }

    private static Arbitrary<StorageQuery.Part> part() {
        return Arbitraries.oneOf(
                TEXT.list().ofMaxSize(5).map(StorageQuery.Keys::new),
                combine(TEXT, BOOL, OPTIONAL_TEXT, BOOL, LIMIT).as(StorageQuery.Range::new));
    }

    private static Arbitrary<StorageChange> change() {
        return Arbitraries.oneOf(
                combine(TEXT, BYTES).as(StorageChange.Put::new),
                TEXT.map(StorageChange.Delete::new),
                Arbitraries.just(new StorageChange.DeleteAll()),
                OPTIONAL_NUMBER.map(StorageChange.Alarm::new));
    }

    private static Arbitrary<SandboxMessage.ExportedName> export() {
        return combine(
                        TEXT,
                        Arbitraries.of(SandboxMessage.ExportedName.Kind.class),
                        TEXT.list().ofMaxSize(3))
                .as(SandboxMessage.ExportedName::new);
    }

    private static char[] surrogates() {
        StringBuilder text = new StringBuilder();
        for (char c = Character.MIN_SURROGATE; c <= Character.MAX_SURROGATE; c++) {
            text.append(c);
        }
        return text.toString().toCharArray();
    }
}
