package dev.holdfast.sandbox.border;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueBoolean;
import com.caoccao.javet.values.primitive.V8ValueDouble;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.primitive.V8ValueString;
import com.caoccao.javet.values.reference.V8ValueArray;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import dev.holdfast.link.message.Body;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of a host function, each checked when it is taken. Bytes are copied. */
final class Arguments {
    private static final double MAX_SAFE_INTEGER = (1L << 53) - 1;

    private final V8Value[] values;

    /** @param values null when there are none, which is how the engine hands them over */
    Arguments(V8Value @Nullable [] values) {
        this.values = values == null ? new V8Value[0] : values;
    }

    double number(int index) {
        return switch (at(index)) {
            case V8ValueInteger value -> value.toPrimitive();
            case V8ValueDouble value -> value.toPrimitive();
            default -> throw wrong(index, "a number");
        };
    }

    /** An identifier or a count. */
    long whole(int index) {
        if (at(index) instanceof V8ValueInteger value) {
            return value.toPrimitive();
        }
        double value = number(index);
        if (value != Math.rint(value) || Math.abs(value) > MAX_SAFE_INTEGER) {
            throw wrong(index, "a whole number");
        }
        return (long) value;
    }

    int integer(int index) {
        long value = whole(index);
        if (value != (int) value) {
            throw wrong(index, "a 32-bit number");
        }
        return (int) value;
    }

    boolean bool(int index) {
        if (at(index) instanceof V8ValueBoolean value) {
            return value.toPrimitive();
        }
        throw wrong(index, "a boolean");
    }

    String text(int index) {
        if (at(index) instanceof V8ValueString value) {
            return value.toPrimitive();
        }
        throw wrong(index, "a string");
    }

    Optional<String> optionalText(int flag, int index) {
        return bool(flag) ? Optional.of(text(index)) : Optional.empty();
    }

    byte[] bytes(int index) {
        return bytes(at(index), index);
    }

    List<String> texts(int index) throws JavetException {
        List<String> texts = new ArrayList<>();
        for (V8Value item : items(index)) {
            if (!(item instanceof V8ValueString text)) {
                throw wrong(index, "an array of strings");
            }
            texts.add(text.toPrimitive());
        }
        return texts;
    }

    List<byte[]> bytesList(int index) throws JavetException {
        List<byte[]> list = new ArrayList<>();
        for (V8Value item : items(index)) {
            try (item) {
                list.add(bytes(item, index));
            }
        }
        return list;
    }

    /** Whole content: its kind at one place, itself at the next. */
    byte[] content(int kind) {
        if (body(kind) instanceof Body.Inline(byte[] bytes)) {
            return bytes;
        }
        throw wrong(kind, "a kind of content");
    }

    /** A body: its kind at one place, its content at the next. */
    Body body(int kind) {
        return switch (integer(kind)) {
            case 0 -> new Body.None();
            case 1 -> new Body.Inline(text(kind + 1).getBytes(StandardCharsets.UTF_8));
            case 2 -> new Body.Inline(bytes(kind + 1));
            case 3 -> new Body.Streamed(whole(kind + 1));
            default -> throw wrong(kind, "a kind of body");
        };
    }

    private V8Value[] items(int index) throws JavetException {
        if (!(at(index) instanceof V8ValueArray array)) {
            throw wrong(index, "an array");
        }
        V8Value[] items = new V8Value[array.getLength()];
        array.batchGet(items, 0, items.length);
        return items;
    }

    private byte[] bytes(V8Value value, int index) {
        return switch (value) {
            case V8ValueString text -> latin1(text.toPrimitive(), index);
            case V8ValueArrayBuffer buffer -> buffer.toBytes();
            default -> throw wrong(index, "bytes");
        };
    }

    private byte[] latin1(String text, int index) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length != text.length()) {
            throw wrong(index, "a binary string");
        }
        return bytes;
    }

    private V8Value at(int index) {
        if (index >= values.length) {
            throw new BorderException("argument " + index + " is missing");
        }
        return values[index];
    }

    private static BorderException wrong(int index, String expected) {
        return new BorderException("argument " + index + " is not " + expected);
    }
}
