package dev.holdfast.controlplane.object.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Writes the JSON of {@link ValueReader} as serialized values: all types but errors, references, wrapped primitives,
 * arrays with holes or properties, and what is unknown. The type {@code json} takes any JSON as its {@code value}.
 */
public final class ValueWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int depth;

    private ValueWriter() {}

    /** @throws UnwritableValueException that says what is wrong with the value */
    public static byte[] write(JsonNode value) {
        ValueWriter writer = new ValueWriter();
        writer.out.write(Format.VERSION_TAG);
        writer.out.write(Format.VERSION);
        writer.value(value);
        return writer.out.toByteArray();
    }

    private void value(JsonNode typed) {
        deeper();
        String type = text(typed, "type");
        switch (type) {
            case "undefined" -> out.write('_');
            case "null" -> out.write('0');
            case "boolean" -> bool(require(typed, "value", JsonNode::isBoolean).booleanValue());
            case "number" -> number(numberOf(typed));
            case "bigint" -> bigint(text(typed, "value"));
            case "string" -> string(text(typed, "value"));
            case "date" -> {
                out.write('D');
                raw(numberOf(typed));
            }
            case "regexp" -> regexp(typed);
            case "object" -> object(typed);
            case "array" -> array(typed);
            case "map" -> map(typed);
            case "set" -> set(typed);
            case "json" -> json(require(typed, "value", any -> true));
            default -> bytes(type, typed);
        }
        depth--;
    }

    private void object(JsonNode typed) {
        out.write('o');
        JsonNode entries = list(typed, "entries");
        for (JsonNode entry : entries) {
            pair(entry);
            if (!entry.get(0).isTextual()) {
                throw new UnwritableValueException("A key of an object is not a string");
            }
            key(entry.get(0).textValue());
            value(entry.get(1));
        }
        end('{', entries.size());
    }

    private void array(JsonNode typed) {
        if (typed.has("entries") || typed.has("length")) {
            throw new UnwritableValueException("Arrays with holes or properties cannot be written");
        }
        JsonNode items = list(typed, "items");
        out.write('A');
        varint(items.size());
        items.forEach(this::value);
        end('$', 0, items.size());
    }

    private void map(JsonNode typed) {
        JsonNode entries = list(typed, "entries");
        out.write(';');
        for (JsonNode entry : entries) {
            pair(entry);
            value(entry.get(0));
            value(entry.get(1));
        }
        end(':', 2 * entries.size());
    }

    private void set(JsonNode typed) {
        JsonNode items = list(typed, "items");
        out.write('\'');
        items.forEach(this::value);
        end(',', items.size());
    }

    private void regexp(JsonNode typed) {
        out.write('R');
        string(text(typed, "source"));
        int bits = 0;
        String flags = text(typed, "flags");
        for (int i = 0; i < flags.length(); i++) {
            int bit = Format.REGEXP_FLAGS.indexOf(flags.charAt(i));
            if (bit < 0 || (bits & (1 << bit)) != 0) {
                throw new UnwritableValueException("The flags of a regular expression are wrong");
            }
            bits |= 1 << bit;
        }
        varint(bits);
    }

    private void bytes(String type, JsonNode typed) {
        int tag = Format.VIEWS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(type))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
        if (tag == 0 && !type.equals("ArrayBuffer")) {
            throw new UnwritableValueException("Values of the type '%s' cannot be written".formatted(type));
        }
        byte[] content = base64(text(typed, "base64"));
        out.write('B');
        varint(content.length);
        out.writeBytes(content);
        if (tag != 0) {
            out.write('V');
            out.write(tag);
            varint(0);
            varint(content.length);
            varint(0);
        }
    }

    private void json(JsonNode plain) {
        deeper();
        switch (plain.getNodeType()) {
            case NULL -> out.write('0');
            case BOOLEAN -> bool(plain.booleanValue());
            case NUMBER -> number(plain.doubleValue());
            case STRING -> string(plain.textValue());
            case ARRAY -> {
                out.write('A');
                varint(plain.size());
                plain.forEach(this::json);
                end('$', 0, plain.size());
            }
            case OBJECT -> {
                out.write('o');
                plain.properties().forEach(property -> {
                    key(property.getKey());
                    json(property.getValue());
                });
                end('{', plain.size());
            }
            case BINARY, MISSING, POJO -> throw new UnwritableValueException("That is no JSON");
        }
        depth--;
    }

    private void deeper() {
        if (++depth > Format.DEEPEST) {
            throw new UnwritableValueException("The value is nested too deeply");
        }
    }

    private void bool(boolean value) {
        out.write(value ? 'T' : 'F');
    }

    /** Names that are array indexes are numbers, as V8 has them. */
    private void key(String name) {
        boolean isIndex = name.matches("0|[1-9][0-9]{0,8}");
        if (isIndex) {
            number(Integer.parseInt(name));
        } else {
            string(name);
        }
    }

    private void number(double value) {
        int whole = (int) value;
        if (whole == value && !(whole == 0 && 1 / value < 0)) {
            out.write('I');
            varint(((whole << 1) ^ (whole >> 31)) & 0xffff_ffffL);
        } else {
            out.write('N');
            raw(value);
        }
    }

    private void raw(double value) {
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
    }

    private void bigint(String text) {
        if (!text.matches("-?[0-9]{1,1000}")) {
            throw new UnwritableValueException("A bigint is not a string of decimal digits");
        }
        BigInteger value = new BigInteger(text);
        byte[] digits = value.abs().toByteArray();
        int length = (value.abs().bitLength() + 63) / 64 * 8;
        out.write('Z');
        varint(2L * length + (value.signum() < 0 ? 1 : 0));
        for (int i = 0; i < length; i++) {
            out.write(i < digits.length ? digits[digits.length - 1 - i] : 0);
        }
    }

    private void string(String text) {
        if (text.chars().allMatch(unit -> unit < 256)) {
            out.write('"');
            varint(text.length());
            out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            int length = text.length() * 2;
            if ((out.size() + 1 + varintLength(length)) % 2 != 0) {
                out.write(0);
            }
            out.write('c');
            varint(length);
            for (int i = 0; i < text.length(); i++) {
                out.write(text.charAt(i) & 0xff);
                out.write(text.charAt(i) >> 8);
            }
        }
    }

    private void end(char tag, int... numbers) {
        out.write(tag);
        for (int number : numbers) {
            varint(number);
        }
    }

    private void varint(long value) {
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static int varintLength(long value) {
        return Math.max(1, (64 - Long.numberOfLeadingZeros(value) + 6) / 7);
    }

    private static double numberOf(JsonNode typed) {
        JsonNode value = require(typed, "value", any -> any.isNumber() || any.isTextual());
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return switch (value.textValue()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            case "-0" -> -0.0;
            default -> throw new UnwritableValueException("'%s' is not a number".formatted(value.textValue()));
        };
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new UnwritableValueException("Some base64 is malformed");
        }
    }

    private static void pair(JsonNode entry) {
        if (!entry.isArray() || entry.size() != 2) {
            throw new UnwritableValueException("An entry is not a list of key and value");
        }
    }

    private static JsonNode list(JsonNode typed, String field) {
        return require(typed, field, JsonNode::isArray);
    }

    private static String text(JsonNode typed, String field) {
        return require(typed, field, JsonNode::isTextual).textValue();
    }

    private static JsonNode require(JsonNode typed, String field, Predicate<JsonNode> is) {
        JsonNode value = typed.get(field);
        if (value == null || !is.test(value)) {
            throw new UnwritableValueException("A value has no '%s', or one of the wrong kind".formatted(field));
        }
        return value;
    }
}
