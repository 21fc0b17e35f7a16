package dev.holdfast.sandbox.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.Chunk;
import dev.holdfast.link.message.ExchangeMessage.End;
import dev.holdfast.link.message.LinkMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodySenderTest {
    private final List<LinkMessage> sent = new ArrayList<>();

    @Test
    void aSenderStopsWhenItsCreditIsUsedUpAndGoesOnWhenItIsGrantedMore() {
        BodySender sender = sender(ExchangeMessage.INITIAL_CREDIT + 10);
        sender.send();
        assertThat(bytes()).isEqualTo(ExchangeMessage.INITIAL_CREDIT);
        assertThat(sender.isDone()).isFalse();
        sender.grant(5);
        assertThat(bytes()).isEqualTo(ExchangeMessage.INITIAL_CREDIT + 5);
        sender.grant(100);
        assertThat(bytes()).isEqualTo(ExchangeMessage.INITIAL_CREDIT + 10);
        assertThat(sent.getLast()).isEqualTo(new End(8));
        assertThat(sender.isDone()).isTrue();
    }

    @Test
    void noChunkIsLargerThanAllowed() {
        sender(200_000).send();
        assertThat(sent)
                .allSatisfy(message -> assertThat(message instanceof Chunk chunk ? chunk.bytes().length : 0)
                        .isLessThanOrEqualTo(ExchangeMessage.MAX_CHUNK));
    }

    @Test
    void nothingFollowsAStop() {
        BodySender sender = sender(ExchangeMessage.INITIAL_CREDIT + 10);
        sender.send();
        sender.stop();
        sender.grant(100);
        assertThat(bytes()).isEqualTo(ExchangeMessage.INITIAL_CREDIT);
    }

    private BodySender sender(int bytes) {
        return BodySender.of(8, new Body.Inline(new byte[bytes]), sent::add);
    }

    private int bytes() {
        return sent.stream()
                .mapToInt(message -> message instanceof Chunk chunk ? chunk.bytes().length : 0)
                .sum();
    }
}
