package dev.holdfast.link.codec;

import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.PodMessage.RetireVersion;
import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.link.message.PodMessage.StartVersion;
import dev.holdfast.link.message.PodMessage.StopObject;
import dev.holdfast.link.message.PodMessage.StorageAlarm;
import dev.holdfast.link.message.PodMessage.StorageCommitted;
import dev.holdfast.link.message.PodMessage.StorageEntries;
import dev.holdfast.link.message.PodMessage.StorageEverything;
import dev.holdfast.link.message.PodMessage.StorageFailed;
import dev.holdfast.link.message.PodMessage.Welcome;
import java.util.Optional;

/** Types 64 to 95. */
final class PodMessageCodec {
    private PodMessageCodec() {}

    static void write(FrameWriter w, PodMessage message) {
        switch (message) {
            case Welcome m ->
                w.type(64).number(m.heapLimitBytes()).number(m.cpuMillis()).number(m.startupMillis());
            case StartVersion m ->
                w.type(65).number(m.version()).bytes(m.bundle()).number(m.cpuMillis());
            case RetireVersion m -> w.type(66).number(m.version());
            case StartObject m ->
                w.type(67)
                        .number(m.object())
                        .number(m.version())
                        .text(m.namespaceId())
                        .text(m.className())
                        .text(m.id())
                        .optionalText(m.name())
                        .bool(m.sqlite());
            case StopObject m -> {
                w.type(68).number(m.object()).bool(m.reason().isPresent());
                m.reason().ifPresent(reason -> FailureCodec.write(w, reason));
            }
            case StorageEntries m -> w.type(69).number(m.operation()).list(m.entries(), StorageCodec::write);
            case StorageCommitted m -> w.type(70).number(m.operation());
            case StorageAlarm m -> StorageCodec.optionalNumber(w.type(90).number(m.operation()), m.dueMillis());
            case StorageEverything m -> w.type(86).number(m.operation()).list(m.entries(), StorageCodec::write);
            case StorageFailed m -> FailureCodec.write(w.type(71).number(m.operation()), m.failure());
            case PodMessage.OfSocket m -> SocketCodec.write(w, m);
        }
    }

    static PodMessage read(int type, FrameReader r) throws MalformedFrameException {
        return switch (type) {
            case 64 -> new Welcome(r.number(), r.integer(), r.integer());
            case 65 -> new StartVersion(r.integer(), r.bytes(), r.integer());
            case 66 -> new RetireVersion(r.integer());
            case 67 ->
                new StartObject(r.number(), r.integer(), r.text(), r.text(), r.text(), r.optionalText(), r.bool());
            case 68 -> new StopObject(r.number(), r.bool() ? Optional.of(FailureCodec.read(r)) : Optional.empty());
            case 69 -> new StorageEntries(r.number(), r.list(StorageCodec::entry));
            case 70 -> new StorageCommitted(r.number());
            case 71 -> new StorageFailed(r.number(), FailureCodec.read(r));
            case 90 -> new StorageAlarm(r.number(), StorageCodec.optionalNumber(r));
            case 80, 81, 82, 83 -> SocketCodec.told(type, r);
            case 86 -> new StorageEverything(r.number(), r.list(StorageCodec::entry));
            default -> throw MessageCodec.unknown(type);
        };
    }
}
