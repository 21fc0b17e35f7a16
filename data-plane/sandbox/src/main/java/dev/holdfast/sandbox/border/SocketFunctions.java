package dev.holdfast.sandbox.border;

import com.caoccao.javet.exceptions.JavetException;
import dev.holdfast.link.message.AutoResponse;
import dev.holdfast.link.message.Headers;
import java.util.Optional;

/** The functions of {@code SocketHost} in {@code host-sockets.ts}. */
final class SocketFunctions {
    private SocketFunctions() {}

    /** Puts them among the host's. */
    static void register(Host host, Values values, Registry registry) throws JavetException {
        registry.function("acceptSocket", a -> values.number(host.sockets().accept(a.whole(0))));
        registry.action("claimSocket", a -> {
            Optional<byte[]> attachment = a.bool(4) ? Optional.of(a.bytes(5)) : Optional.empty();
            host.sockets().claim(a.whole(0), new Headers(a.text(1)), a.whole(2), a.texts(3), attachment);
        });
        registry.action(
                "objectSocketFrame",
                a -> host.sockets().frame(a.whole(0), a.whole(1), a.bool(2), a.bool(3), a.content(4)));
        registry.action(
                "objectSocketClose", a -> host.sockets().close(a.whole(0), a.whole(1), a.integer(2), a.text(3)));
        registry.action("objectSocketTaken", a -> host.sockets().taken(a.whole(0), a.whole(1), a.integer(2)));
        registry.action("keepAttachment", a -> host.sockets().attachment(a.whole(0), a.whole(1), a.bytes(2)));
        registry.action("setSocketSettings", a -> {
            Optional<AutoResponse> pair =
                    a.bool(1) ? Optional.of(new AutoResponse(a.text(2), a.text(3))) : Optional.empty();
            host.sockets().settings(a.whole(0), pair, a.integer(4));
        });
        registry.function(
                "autoRespondedAt", a -> values.number(host.sockets().autoRespondedAt(a.whole(0), a.whole(1))));
        registry.action("keepAwake", a -> host.sockets().keepAwake(a.whole(0), a.bool(1)));
    }

    /** Where functions of the host are put. */
    interface Registry {
        void function(String name, HostFunctions.Function function) throws JavetException;

        void action(String name, HostFunctions.Action action) throws JavetException;
    }
}
