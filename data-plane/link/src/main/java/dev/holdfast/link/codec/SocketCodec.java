package dev.holdfast.link.codec;

import dev.holdfast.link.message.AutoResponse;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.ExchangeMessage.SocketEnded;
import dev.holdfast.link.message.ExchangeMessage.SocketFailed;
import dev.holdfast.link.message.ExchangeMessage.SocketMessage;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.PodMessage.RestoreSocket;
import dev.holdfast.link.message.PodMessage.RestoreSocketSettings;
import dev.holdfast.link.message.PodMessage.SocketAutoResponded;
import dev.holdfast.link.message.PodMessage.SocketCredit;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.SandboxMessage.SocketAttachment;
import dev.holdfast.link.message.SandboxMessage.SocketEnd;
import dev.holdfast.link.message.SandboxMessage.SocketSend;
import dev.holdfast.link.message.SandboxMessage.SocketSettings;
import dev.holdfast.link.message.SandboxMessage.SocketTaken;
import java.util.Optional;

/** Sockets that objects have left with the pod: types 25 to 28, 48 to 52, 80 to 83. */
final class SocketCodec {
    private SocketCodec() {}

    static void write(FrameWriter w, SocketClaim m) {
        w.type(25)
                .number(m.exchange())
                .number(m.object())
                .text(m.headers().packed())
                .number(m.socket())
                .list(m.tags(), FrameWriter::text);
        optionalBytes(w, m.attachment());
    }

    static void write(FrameWriter w, SocketMessage m) {
        w.type(26)
                .number(m.exchange())
                .number(m.object())
                .number(m.socket())
                .bool(m.text())
                .bool(m.last())
                .bytes(m.bytes());
    }

    static void write(FrameWriter w, SocketEnded m) {
        w.type(27)
                .number(m.exchange())
                .number(m.object())
                .number(m.socket())
                .number(m.code())
                .text(m.reason())
                .bool(m.clean());
    }

    static void write(FrameWriter w, SocketFailed m) {
        w.type(28).number(m.exchange()).number(m.object()).number(m.socket()).text(m.message());
    }

    static ExchangeMessage exchange(int type, FrameReader r) throws MalformedFrameException {
        return switch (type) {
            case 25 ->
                new SocketClaim(
                        r.number(),
                        r.number(),
                        new Headers(r.text()),
                        r.number(),
                        r.list(FrameReader::text),
                        optionalBytes(r));
            case 26 -> new SocketMessage(r.number(), r.number(), r.number(), r.bool(), r.bool(), r.bytes());
            case 27 -> new SocketEnded(r.number(), r.number(), r.number(), r.integer(), r.text(), r.bool());
            case 28 -> new SocketFailed(r.number(), r.number(), r.number(), r.text());
            default -> throw MessageCodec.unknown(type);
        };
    }

    static void write(FrameWriter w, SandboxMessage.OfSocket message) {
        switch (message) {
            case SocketSend m ->
                w.type(48)
                        .number(m.object())
                        .number(m.socket())
                        .bool(m.text())
                        .bool(m.last())
                        .bytes(m.bytes());
            case SocketEnd m ->
                w.type(49)
                        .number(m.object())
                        .number(m.socket())
                        .number(m.code())
                        .text(m.reason());
            case SocketAttachment m ->
                w.type(50).number(m.object()).number(m.socket()).bytes(m.bytes());
            case SocketTaken m ->
                w.type(51).number(m.object()).number(m.socket()).number(m.bytes());
            case SocketSettings m -> settings(w.type(52).number(m.object()), m.autoResponse(), m.timeoutMillis());
        }
    }

    static SandboxMessage said(int type, FrameReader r) throws MalformedFrameException {
        return switch (type) {
            case 48 -> new SocketSend(r.number(), r.number(), r.bool(), r.bool(), r.bytes());
            case 49 -> new SocketEnd(r.number(), r.number(), r.integer(), r.text());
            case 50 -> new SocketAttachment(r.number(), r.number(), r.bytes());
            case 51 -> new SocketTaken(r.number(), r.number(), r.integer());
            case 52 -> new SocketSettings(r.number(), autoResponse(r), r.integer());
            default -> throw MessageCodec.unknown(type);
        };
    }

    static void write(FrameWriter w, PodMessage.OfSocket message) {
        switch (message) {
            case RestoreSocket m -> {
                w.type(80).number(m.object()).number(m.socket()).list(m.tags(), FrameWriter::text);
                optionalBytes(w, m.attachment());
                w.bool(m.closed()).number(m.autoRespondedMillis()).number(m.credit());
            }
            case RestoreSocketSettings m ->
                settings(w.type(81).number(m.object()), m.autoResponse(), m.timeoutMillis());
            case SocketCredit m ->
                w.type(82).number(m.object()).number(m.socket()).number(m.bytes());
            case SocketAutoResponded m ->
                w.type(83).number(m.object()).number(m.socket()).number(m.millis());
        }
    }

    static PodMessage told(int type, FrameReader r) throws MalformedFrameException {
        return switch (type) {
            case 80 ->
                new RestoreSocket(
                        r.number(),
                        r.number(),
                        r.list(FrameReader::text),
                        optionalBytes(r),
                        r.bool(),
                        r.number(),
                        r.integer());
            case 81 -> new RestoreSocketSettings(r.number(), autoResponse(r), r.integer());
            case 82 -> new SocketCredit(r.number(), r.number(), r.integer());
            case 83 -> new SocketAutoResponded(r.number(), r.number(), r.number());
            default -> throw MessageCodec.unknown(type);
        };
    }

    private static void settings(FrameWriter w, Optional<AutoResponse> pair, int timeoutMillis) {
        w.bool(pair.isPresent());
        pair.ifPresent(found -> w.text(found.request()).text(found.response()));
        w.number(timeoutMillis);
    }

    private static Optional<AutoResponse> autoResponse(FrameReader r) throws MalformedFrameException {
        return r.bool() ? Optional.of(new AutoResponse(r.text(), r.text())) : Optional.empty();
    }

    private static void optionalBytes(FrameWriter w, Optional<byte[]> bytes) {
        w.bool(bytes.isPresent());
        bytes.ifPresent(w::bytes);
    }

    private static Optional<byte[]> optionalBytes(FrameReader r) throws MalformedFrameException {
        return r.bool() ? Optional.of(r.bytes()) : Optional.empty();
    }
}
