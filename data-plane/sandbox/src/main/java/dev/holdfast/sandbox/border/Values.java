package dev.holdfast.sandbox.border;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueArray;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.StorageEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes script values of Java values. Whoever receives a reference closes it. */
final class Values {
    private static final int SMALL = 4096;

    private final V8Runtime runtime;

    Values(V8Runtime runtime) {
        this.runtime = runtime;
    }

    V8Value undefined() {
        return runtime.createV8ValueUndefined();
    }

    V8Value number(long value) throws JavetException {
        return value == (int) value
                ? runtime.createV8ValueInteger((int) value)
                : runtime.createV8ValueDouble((double) value);
    }

    V8Value decimal(double value) throws JavetException {
        return runtime.createV8ValueDouble(value);
    }

    V8Value bool(boolean value) throws JavetException {
        return runtime.createV8ValueBoolean(value);
    }

    V8Value text(String value) throws JavetException {
        return runtime.createV8ValueString(value);
    }

    /** Small bytes as a binary string, others as a fresh buffer. */
    V8Value bytes(byte[] value) throws JavetException {
        return value.length <= SMALL ? text(new String(value, StandardCharsets.ISO_8859_1)) : buffer(value);
    }

    V8ValueArrayBuffer buffer(byte[] value) throws JavetException {
        V8ValueArrayBuffer buffer = runtime.createV8ValueArrayBuffer(value.length);
        if (value.length > 0) {
            ByteBuffer memory = buffer.getByteBuffer();
            memory.put(0, value);
        }
        return buffer;
    }

    V8Value bodyKind(Body body) throws JavetException {
        return switch (body) {
            case Body.None none -> number(0);
            case Body.Inline inline -> number(2);
            case Body.Streamed streamed -> number(3);
        };
    }

    V8Value bodyContent(Body body) throws JavetException {
        return switch (body) {
            case Body.None none -> number(0);
            case Body.Inline inline -> bytes(inline.bytes());
            case Body.Streamed streamed -> number(streamed.length());
        };
    }

    V8ValueArray keys(List<StorageEntry> entries) throws JavetException {
        V8Value[] keys = new V8Value[entries.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = text(entries.get(i).key());
        }
        return array(keys);
    }

    V8ValueArray contents(List<StorageEntry> entries) throws JavetException {
        V8Value[] contents = new V8Value[entries.size()];
        for (int i = 0; i < contents.length; i++) {
            contents[i] = bytes(entries.get(i).value());
        }
        return array(contents);
    }

    V8ValueArray texts(List<String> list) throws JavetException {
        V8Value[] items = new V8Value[list.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = text(list.get(i));
        }
        return array(items);
    }

    V8ValueArray bytesList(List<byte[]> list) throws JavetException {
        V8Value[] items = new V8Value[list.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = bytes(list.get(i));
        }
        return array(items);
    }

    /** {@code [keys, values]}. */
    V8ValueArray entries(List<StorageEntry> entries) throws JavetException {
        return array(new V8Value[] {keys(entries), contents(entries)});
    }

    /** Closes references among the items, which the array holds from then on. */
    private V8ValueArray array(V8Value[] items) throws JavetException {
        V8ValueArray array = runtime.createV8ValueArray();
        for (V8Value item : items) {
            array.push(item);
            item.close();
        }
        return array;
    }
}
