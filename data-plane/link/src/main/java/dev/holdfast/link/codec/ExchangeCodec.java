package dev.holdfast.link.codec;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.Abort;
import dev.holdfast.link.message.ExchangeMessage.Alarm;
import dev.holdfast.link.message.ExchangeMessage.Cancel;
import dev.holdfast.link.message.ExchangeMessage.Chunk;
import dev.holdfast.link.message.ExchangeMessage.Credit;
import dev.holdfast.link.message.ExchangeMessage.End;
import dev.holdfast.link.message.ExchangeMessage.Failed;
import dev.holdfast.link.message.ExchangeMessage.Request;
import dev.holdfast.link.message.ExchangeMessage.Response;
import dev.holdfast.link.message.ExchangeMessage.Scheduled;
import dev.holdfast.link.message.ExchangeMessage.Session;
import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.ExchangeMessage.SocketEnded;
import dev.holdfast.link.message.ExchangeMessage.SocketFailed;
import dev.holdfast.link.message.ExchangeMessage.SocketFrame;
import dev.holdfast.link.message.ExchangeMessage.SocketMessage;
import dev.holdfast.link.message.ExchangeMessage.SocketPass;
import dev.holdfast.link.message.ExchangeMessage.StopReading;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.Target;
import java.util.Optional;

/** Types 1 to 31. */
final class ExchangeCodec {
    private ExchangeCodec() {}

    static void write(FrameWriter w, ExchangeMessage message) {
        switch (message) {
            case Request m -> {
                target(w.type(1).number(m.exchange()), m.target());
                body(w.text(m.method()).text(m.url()).text(m.headers().packed()), m.body());
            }
            case Response m -> {
                w.type(2).number(m.exchange()).number(m.status()).text(m.statusText());
                body(w.text(m.headers().packed()), m.body());
            }
            case Failed m -> FailureCodec.write(w.type(3).number(m.exchange()), m.failure());
            case Cancel m -> w.type(4).number(m.exchange());
            case Chunk m -> w.type(5).number(m.exchange()).bytes(m.bytes());
            case End m -> w.type(6).number(m.exchange());
            case Abort m -> w.type(7).number(m.exchange()).text(m.reason());
            case Credit m -> w.type(8).number(m.exchange()).number(m.bytes());
            case StopReading m -> w.type(9).number(m.exchange());
            case SocketFrame m ->
                w.type(10).number(m.exchange()).bool(m.text()).bool(m.last()).bytes(m.bytes());
            case SocketClose m ->
                w.type(11).number(m.exchange()).number(m.code()).text(m.reason());
            case SocketPass m ->
                w.type(12).number(m.exchange()).text(m.headers().packed()).number(m.with());
            case Alarm m ->
                w.type(13)
                        .number(m.exchange())
                        .number(m.object())
                        .number(m.dueMillis())
                        .number(m.retries());
            case Scheduled m ->
                w.type(14)
                        .number(m.exchange())
                        .number(m.version())
                        .text(m.cron())
                        .number(m.dueMillis());
            case SocketClaim m -> SocketCodec.write(w, m);
            case SocketMessage m -> SocketCodec.write(w, m);
            case SocketEnded m -> SocketCodec.write(w, m);
            case SocketFailed m -> SocketCodec.write(w, m);
            case Session m -> {
                target(w.type(15).number(m.exchange()), m.target());
                w.bytes(m.opening());
            }
        }
    }

    static ExchangeMessage read(int type, FrameReader r) throws MalformedFrameException {
        return switch (type) {
            case 1 -> new Request(r.number(), target(r), r.text(), r.text(), new Headers(r.text()), body(r));
            case 2 -> new Response(r.number(), r.integer(), r.text(), new Headers(r.text()), body(r));
            case 3 -> new Failed(r.number(), FailureCodec.read(r));
            case 4 -> new Cancel(r.number());
            case 5 -> new Chunk(r.number(), r.bytes());
            case 6 -> new End(r.number());
            case 7 -> new Abort(r.number(), r.text());
            case 8 -> new Credit(r.number(), r.integer());
            case 9 -> new StopReading(r.number());
            case 10 -> new SocketFrame(r.number(), r.bool(), r.bool(), r.bytes());
            case 11 -> new SocketClose(r.number(), r.integer(), r.text());
            case 12 -> new SocketPass(r.number(), new Headers(r.text()), r.number());
            case 13 -> new Alarm(r.number(), r.number(), r.number(), r.integer());
            case 14 -> new Scheduled(r.number(), r.integer(), r.text(), r.number());
            case 25, 26, 27, 28 -> SocketCodec.exchange(type, r);
            case 15 -> new Session(r.number(), target(r), r.bytes());
            default -> throw MessageCodec.unknown(type);
        };
    }

    private static void target(FrameWriter w, Target target) {
        switch (target) {
            case Target.Worker t ->
                w.type(0).number(t.version()).text(t.entrypoint()).text(t.props());
            case Target.PlacedObject t -> w.type(1).number(t.object());
            case Target.AnyObject t ->
                w.type(2)
                        .number(t.version())
                        .number(t.caller())
                        .text(t.namespaceId())
                        .text(t.id())
                        .optionalText(t.name())
                        .number(t.event());
            case Target.Service t ->
                w.type(4)
                        .number(t.version())
                        .number(t.event())
                        .optionalText(t.binding())
                        .text(t.entrypoint())
                        .text(t.props());
            case Target.Outside t ->
                w.type(3).number(t.version()).number(t.caller()).number(t.event());
            case Target.Cache t -> {
                w.type(5)
                        .number(t.version())
                        .number(t.event())
                        .text(t.cache())
                        .bool(t.kept().isPresent());
                t.kept()
                        .ifPresent(kept -> w.number(kept.status())
                                .text(kept.statusText())
                                .text(kept.headers().packed()));
            }
        }
    }

    private static Target target(FrameReader r) throws MalformedFrameException {
        int type = r.type();
        return switch (type) {
            case 0 -> new Target.Worker(r.integer(), r.text(), r.text());
            case 1 -> new Target.PlacedObject(r.number());
            case 2 -> new Target.AnyObject(r.integer(), r.number(), r.text(), r.text(), r.optionalText(), r.number());
            case 4 -> new Target.Service(r.integer(), r.number(), r.optionalText(), r.text(), r.text());
            case 3 -> new Target.Outside(r.integer(), r.number(), r.number());
            case 5 ->
                new Target.Cache(r.integer(), r.number(), r.text(), r.bool() ? Optional.of(kept(r)) : Optional.empty());
            default -> throw new MalformedFrameException("no such target: " + type);
        };
    }

    private static Target.Kept kept(FrameReader r) throws MalformedFrameException {
        return new Target.Kept(r.integer(), r.text(), new Headers(r.text()));
    }

    private static void body(FrameWriter w, Body body) {
        switch (body) {
            case Body.None none -> w.type(0);
            case Body.Inline b -> w.type(1).bytes(b.bytes());
            case Body.Streamed b -> w.type(2).number(b.length() + 1);
        }
    }

    private static Body body(FrameReader r) throws MalformedFrameException {
        int type = r.type();
        return switch (type) {
            case 0 -> new Body.None();
            case 1 -> new Body.Inline(r.bytes());
            case 2 -> new Body.Streamed(r.number() - 1);
            default -> throw new MalformedFrameException("no such body: " + type);
        };
    }
}
