package dev.holdfast.link.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.LinkMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MessageCodecTest {
    @Property(tries = 3000)
    void everyMessageComesBackAsItWas(@ForAll("messages") LinkMessage message) throws MalformedFrameException {
        assertThat(decode(MessageCodec.encode(message)))
                .usingRecursiveComparison()
                .isEqualTo(message);
    }

    @Property(tries = 1000)
    void aTruncatedFrameIsRefused(@ForAll("messages") LinkMessage message, @ForAll int cut) {
        byte[] frame = MessageCodec.encode(message);
        int length = MessageCodec.HEADER + Math.floorMod(cut, frame.length - MessageCodec.HEADER);
        assertThatThrownBy(() -> decode(Arrays.copyOf(frame, length))).isInstanceOf(MalformedFrameException.class);
    }

    @Property(tries = 1000)
    void aFrameWithSomethingLeftOverIsRefused(@ForAll("messages") LinkMessage message) {
        byte[] frame = MessageCodec.encode(message);
        assertThatThrownBy(() -> decode(Arrays.copyOf(frame, frame.length + 1)))
                .isInstanceOf(MalformedFrameException.class);
    }

    @Property(tries = 5000)
    void arbitraryBytesNeverDoWorseThanBeingRefused(@ForAll("noise") byte[] noise) {
        assertThatCode(() -> {
                    try {
                        MessageCodec.decode(noise, 0, noise.length);
                    } catch (MalformedFrameException expected) {
                        assertThat(expected).hasMessageMatching(".+");
                    }
                })
                .doesNotThrowAnyException();
    }

    @Property(tries = 2000)
    void aFlippedByteNeverDoesWorseThanBeingRefused(
            @ForAll("messages") LinkMessage message, @ForAll int at, @ForAll byte with) {
        byte[] frame = MessageCodec.encode(message);
        frame[MessageCodec.HEADER + Math.floorMod(at, frame.length - MessageCodec.HEADER)] = with;
        assertThatCode(() -> {
                    try {
                        decode(frame);
                    } catch (MalformedFrameException expected) {
                        assertThat(expected).hasMessageMatching(".+");
                    }
                })
                .doesNotThrowAnyException();
    }

    @Example
    void textThatIsNotUtf8IsRefused() {
        byte[] frame = MessageCodec.encode(new ExchangeMessage.Abort(1, "xy"));
        frame[frame.length - 1] = (byte) 0xC0;
        assertThatThrownBy(() -> decode(frame)).hasMessage("text is not UTF-8");
    }

    @Example
    void theReplacementCharacterItselfIsText() throws MalformedFrameException {
        assertThat(decode(MessageCodec.encode(new ExchangeMessage.Abort(1, "\uFFFD"))))
                .isEqualTo(new ExchangeMessage.Abort(1, "\uFFFD"));
    }

    @Example
    void aHugeCountIsRefusedWithoutAllocating() {
        FrameWriter writer = new FrameWriter().type(36).number(1).number(1).number(Integer.MAX_VALUE);
        assertThatThrownBy(() -> decode(writer.finish())).hasMessageStartingWith("length beyond the frame");
    }

    @Provide
    Arbitrary<LinkMessage> messages() {
        return Messages.any();
    }

    @Provide
    Arbitrary<byte[]> noise() {
        return Arbitraries.strings()
                .withCharRange('\0', '\u00FF')
                .ofMaxLength(64)
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static LinkMessage decode(byte[] frame) throws MalformedFrameException {
        return MessageCodec.decode(frame, MessageCodec.HEADER, frame.length - MessageCodec.HEADER);
    }
}
