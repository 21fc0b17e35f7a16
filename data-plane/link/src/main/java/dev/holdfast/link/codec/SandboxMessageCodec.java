package dev.holdfast.link.codec;

import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.SandboxMessage.CacheUse;
import dev.holdfast.link.message.SandboxMessage.EventDone;
import dev.holdfast.link.message.SandboxMessage.ExportedName;
import dev.holdfast.link.message.SandboxMessage.Heartbeat;
import dev.holdfast.link.message.SandboxMessage.Hello;
import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.link.message.SandboxMessage.LongTurn;
import dev.holdfast.link.message.SandboxMessage.ObjectIdle;
import dev.holdfast.link.message.SandboxMessage.ObjectReset;
import dev.holdfast.link.message.SandboxMessage.StorageCommit;
import dev.holdfast.link.message.SandboxMessage.StorageRead;
import dev.holdfast.link.message.SandboxMessage.Stuck;
import dev.holdfast.link.message.SandboxMessage.Thrown;
import dev.holdfast.link.message.SandboxMessage.VersionFailed;
import dev.holdfast.link.message.SandboxMessage.VersionStarted;

/** Types 32 to 63. */
final class SandboxMessageCodec {
    private static final ExportedName.Kind[] KINDS = ExportedName.Kind.values();

    private SandboxMessageCodec() {}

    static void write(FrameWriter w, SandboxMessage message) {
        switch (message) {
            case Hello m -> w.type(32).number(m.protocolVersion()).number(m.processId());
            case VersionStarted m ->
                w.type(33)
                        .number(m.version())
                        .number(m.startupMillis())
                        .list(m.exports(), SandboxMessageCodec::exportedName);
            case VersionFailed m -> FailureCodec.write(w.type(34).number(m.version()), m.failure());
            case StorageRead m ->
                StorageCodec.write(w.type(35).number(m.operation()).number(m.object()), m.query());
            case StorageCommit m ->
                w.type(36).number(m.operation()).number(m.object()).list(m.changes(), StorageCodec::write);
            case ObjectReset m -> FailureCodec.write(w.type(37).number(m.object()), m.failure());
            case LogLine m ->
                w.type(38)
                        .number(m.version())
                        .number(m.object())
                        .number(m.exchange())
                        .text(m.level())
                        .number(m.timestampMillis())
                        .text(m.message());
            case Thrown m ->
                FailureCodec.write(
                        w.type(44)
                                .number(m.version())
                                .number(m.object())
                                .number(m.exchange())
                                .number(m.timestampMillis()),
                        m.failure());
            case EventDone m ->
                w.type(39).number(m.exchange()).number(m.cpuMicros()).text(m.method());
            case Heartbeat m -> w.type(40).number(m.isolates()).number(m.scriptHeapBytes());
            case ObjectIdle m -> w.type(41).number(m.object()).bool(m.idle());
            case CacheUse m -> w.type(53).number(m.hits()).number(m.misses());
            case LongTurn m -> w.type(43).number(m.version());
            case Stuck m -> w.type(42).number(m.version());
            case SandboxMessage.OfSocket m -> SocketCodec.write(w, m);
        }
    }

    static SandboxMessage read(int type, FrameReader r) throws MalformedFrameException {
        return switch (type) {
            case 32 -> new Hello(r.integer(), r.number());
            case 33 -> new VersionStarted(r.integer(), r.integer(), r.list(SandboxMessageCodec::exportedName));
            case 34 -> new VersionFailed(r.integer(), FailureCodec.read(r));
            case 35 -> new StorageRead(r.number(), r.number(), StorageCodec.query(r));
            case 36 -> new StorageCommit(r.number(), r.number(), r.list(StorageCodec::change));
            case 37 -> new ObjectReset(r.number(), FailureCodec.read(r));
            case 38 -> new LogLine(r.integer(), r.number(), r.number(), r.text(), r.number(), r.text());
            case 39 -> new EventDone(r.number(), r.number(), r.text());
            case 40 -> new Heartbeat(r.integer(), r.number());
            case 41 -> new ObjectIdle(r.number(), r.bool());
            case 42 -> new Stuck(r.integer());
            case 43 -> new LongTurn(r.integer());
            case 44 -> new Thrown(r.integer(), r.number(), r.number(), r.number(), FailureCodec.read(r));
            case 48, 49, 50, 51, 52 -> SocketCodec.said(type, r);
            case 53 -> new CacheUse(r.number(), r.number());
            default -> throw MessageCodec.unknown(type);
        };
    }

    private static void exportedName(FrameWriter w, ExportedName export) {
        w.text(export.name()).text(export.kind().name()).list(export.handlers(), FrameWriter::text);
    }

    private static ExportedName exportedName(FrameReader r) throws MalformedFrameException {
        return new ExportedName(r.text(), r.constant(KINDS), r.list(FrameReader::text));
    }
}
