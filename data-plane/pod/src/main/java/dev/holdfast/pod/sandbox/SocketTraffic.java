package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.AutoResponse;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.SandboxMessage.SocketAttachment;
import dev.holdfast.link.message.SandboxMessage.SocketEnd;
import dev.holdfast.link.message.SandboxMessage.SocketSend;
import dev.holdfast.link.message.SandboxMessage.SocketSettings;
import dev.holdfast.link.message.SandboxMessage.SocketTaken;
import dev.holdfast.pod.exchange.Failures;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;

/** What a sandbox says of sockets that its objects leave with the pod: checked, and handed to who keeps them. */
final class SocketTraffic {
    private final ObjectTable objects;
    private final DispatchTable dispatches;

    SocketTraffic(ObjectTable objects, DispatchTable dispatches) {
        this.objects = objects;
        this.dispatches = dispatches;
    }

    /** An event of an object is answered with a socket that the pod keeps. */
    void claimed(SocketClaim claim) {
        check(claim);
        Optional<SocketKeeper> keeper = keeperOf(claim.object());
        Dispatch dispatch = dispatches.find(claim.exchange());
        if (dispatch == null) {
            keeper.ifPresent(found -> found.lost(claim));
        } else if (dispatch.object() != claim.object()) {
            throw new SandboxViolationException("claims a socket of another object");
        } else if (keeper.isEmpty()) {
            dispatch.fail(Failures.OBJECT_MOVED);
        } else {
            dispatch.leave(claim, keeper.get());
        }
    }

    void said(SandboxMessage.OfSocket message) {
        switch (message) {
            case SocketSend send -> require(send.bytes().length <= ExchangeMessage.MAX_CHUNK, "too large a part");
            case SocketEnd end ->
                require(end.code() >= SocketClose.LOWEST && end.code() <= SocketClose.HIGHEST, "an unknown close code");
            case SocketAttachment attachment ->
                require(attachment.bytes().length <= SocketClaim.LARGEST_ATTACHMENT, "too large an attachment");
            case SocketTaken taken -> require(taken.bytes() > 0, "credit for nothing");
            case SocketSettings settings -> check(settings);
        }
        keeperOf(message.object()).ifPresent(keeper -> keeper.said(message));
    }

    private Optional<SocketKeeper> keeperOf(long object) {
        return objects.find(object).map(placed -> placed.object().sockets());
    }

    private static void check(SocketClaim claim) {
        require(claim.tags().size() <= SocketClaim.MOST_TAGS, "too many tags");
        require(new HashSet<>(claim.tags()).size() == claim.tags().size(), "one tag twice");
        require(claim.tags().stream().allMatch(tag -> bytes(tag) <= SocketClaim.LONGEST_TAG), "too long a tag");
        require(claim.attachment().orElse(new byte[0]).length <= SocketClaim.LARGEST_ATTACHMENT, "a large attachment");
    }

    private static void check(SocketSettings settings) {
        require(
                settings.timeoutMillis() >= 0 && settings.timeoutMillis() <= SocketSettings.LONGEST_TIMEOUT,
                "an impossible timeout");
        settings.autoResponse()
                .ifPresent(pair -> require(
                        bytes(pair.request()) <= AutoResponse.LONGEST && bytes(pair.response()) <= AutoResponse.LONGEST,
                        "too long an automatic response"));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new SandboxViolationException("gives a socket " + what);
        }
    }
}
