package dev.holdfast.controlplane.object.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Reads serialized values as JSON that keeps their types. Every value is an object with a {@code type}:
 * {@code undefined}, {@code null}, {@code boolean}, {@code number}, {@code bigint}, {@code string}, {@code date},
 * {@code regexp}, {@code object}, {@code array}, {@code map}, {@code set}, {@code error}, {@code ArrayBuffer}, the
 * views by their names, {@code Boolean}, {@code Number}, {@code BigInt} and {@code String} for wrapped primitives.
 * Something that appears more than once has an {@code id} the first time and is a {@code reference} afterwards.
 */
public final class ValueReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ByteSource in;
    private final List<Node> objects = new ArrayList<>();
    private long version = Format.OLDEST_VERSION;
    private int depth;

    /** What a reference may lead to. */
    private record Node(ObjectNode json, byte[] buffer) {
        private static final byte[] NONE = {};

        static Node of(ObjectNode json) {
            return new Node(json, NONE);
        }
    }

    private ValueReader(byte[] bytes) {
        this.in = new ByteSource(bytes);
    }

    /** A value that is not understood, whole: {@code type} is {@code unknown}, and the bytes are in base64. */
    public static ObjectNode read(byte[] bytes) {
        try {
            return new ValueReader(bytes).whole();
        } catch (CorruptValueException e) {
            return typed("unknown").put("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    private ObjectNode whole() {
        if (in.peek() == Format.VERSION_TAG) {
            in.next();
            version = in.varint();
            if (version < Format.OLDEST_VERSION || version > Format.VERSION) {
                throw new CorruptValueException();
            }
        }
        ObjectNode value = value();
        if (in.remaining() > 0) {
            throw new CorruptValueException();
        }
        return value;
    }

    private ObjectNode value() {
        if (++depth > Format.DEEPEST) {
            throw new CorruptValueException();
        }
        int before = objects.size();
        int tag = in.tag();
        ObjectNode value = switch (tag) {
            case '^' -> reference();
            default -> plain(tag);
        };
        depth--;
        if (in.peek() == 'V') {
            return view(tag == '^' ? value.get("id").intValue() : before);
        }
        return value;
    }

    private ObjectNode plain(int tag) {
        return switch (tag) {
            case '_' -> typed("undefined");
            case '0' -> typed("null");
            case 'T' -> typed("boolean").put("value", true);
            case 'F' -> typed("boolean").put("value", false);
            case 'I' -> typed("number").put("value", in.zigzag());
            case 'U' -> typed("number").put("value", in.varint());
            case 'N' -> number(typed("number"));
            case 'Z' -> typed("bigint").put("value", in.integer().toString());
            case '"', 'c', 'S' -> typed("string").put("value", in.string(tag));
            default -> object(tag);
        };
    }

    private ObjectNode object(int tag) {
        return switch (tag) {
            case 'o' -> properties(keep(typed("object")), "entries", '{', 1);
            case 'a' -> sparseArray();
            case 'A' -> denseArray();
            case ';' -> entries(keep(typed("map")), ':');
            case '\'' -> items(keep(typed("set")), ',');
            case 'D' -> number(keep(typed("date")));
            case 'y' -> keep(typed("Boolean")).put("value", true);
            case 'x' -> keep(typed("Boolean")).put("value", false);
            case 'n' -> number(keep(typed("Number")));
            case 'z' -> keep(typed("BigInt")).put("value", in.integer().toString());
            case 's' -> keep(typed("String")).put("value", in.string());
            case 'R' -> regexp();
            case 'r' -> error();
            case 'B' -> buffer(in.take(in.varint()));
            case '~' -> resizable();
            default -> throw new CorruptValueException();
        };
    }

    private ObjectNode reference() {
        long id = in.varint();
        if (id >= objects.size()) {
            throw new CorruptValueException();
        }
        objects.get((int) id).json().put("id", id);
        return typed("reference").put("id", id);
    }

    private ObjectNode properties(ObjectNode target, String field, char end, int trailing) {
        ArrayNode entries = target.putArray(field);
        while (in.peek() != end) {
            JsonNode key = value().get("value");
            if (key == null || !key.isValueNode()) {
                throw new CorruptValueException();
            }
            entries.addArray().add(key.asText()).add(value());
        }
        in.next();
        for (int i = 0; i < trailing; i++) {
            in.varint();
        }
        return target;
    }

    private ObjectNode sparseArray() {
        ObjectNode array = keep(typed("array")).put("length", in.varint());
        return properties(array, "entries", '@', 2);
    }

    private ObjectNode denseArray() {
        ObjectNode array = keep(typed("array"));
        ArrayNode items = array.putArray("items");
        long length = in.varint();
        for (long i = 0; i < length; i++) {
            if (in.peek() == '-') {
                in.next();
                items.add(typed("hole"));
            } else {
                items.add(value());
            }
        }
        properties(array, "entries", '$', 2);
        if (array.get("entries").isEmpty()) {
            array.remove("entries");
        }
        return array;
    }

    private ObjectNode entries(ObjectNode map, char end) {
        ArrayNode entries = map.putArray("entries");
        while (in.peek() != end) {
            entries.addArray().add(value()).add(value());
        }
        in.next();
        in.varint();
        return map;
    }

    private ObjectNode items(ObjectNode set, char end) {
        ArrayNode items = set.putArray("items");
        while (in.peek() != end) {
            items.add(value());
        }
        in.next();
        in.varint();
        return set;
    }

    private ObjectNode regexp() {
        ObjectNode regexp = keep(typed("regexp")).put("source", in.string());
        long bits = in.varint();
        StringBuilder flags = new StringBuilder();
        for (int bit = 0; bit < Format.REGEXP_FLAGS.length(); bit++) {
            if ((bits & (1L << bit)) != 0) {
                flags.append(Format.REGEXP_FLAGS.charAt(bit));
            }
        }
        return regexp.put("flags", flags.toString());
    }

    private ObjectNode error() {
        ObjectNode error = keep(typed("error")).put("name", "Error");
        for (int tag = in.next(); tag != '.'; tag = in.next()) {
            switch (tag) {
                case 'm' -> error.put("message", in.string());
                case 's' -> error.put("stack", in.string());
                case 'c' -> error.set("cause", value());
                case 'E' -> error.put("name", "EvalError");
                case 'R' -> error.put("name", "RangeError");
                case 'F' -> error.put("name", "ReferenceError");
                case 'S' -> error.put("name", "SyntaxError");
                case 'T' -> error.put("name", "TypeError");
                case 'U' -> error.put("name", "URIError");
                default -> throw new CorruptValueException();
            }
        }
        return error;
    }

    private ObjectNode resizable() {
        long length = in.varint();
        long most = in.varint();
        return buffer(in.take(length)).put("max_byte_length", most);
    }

    private ObjectNode buffer(byte[] bytes) {
        ObjectNode json = typed("ArrayBuffer").put("base64", base64(bytes, 0, bytes.length));
        objects.add(new Node(json, bytes));
        return json;
    }

    /** A view shows what it covers of its buffer. */
    private ObjectNode view(int buffer) {
        in.next();
        String name = Format.VIEWS.get(in.next());
        long offset = in.varint();
        long length = in.varint();
        if (version >= 14) {
            in.varint();
        }
        byte[] bytes = objects.get(buffer).buffer();
        if (name == null || offset + length > bytes.length) {
            throw new CorruptValueException();
        }
        return keep(typed(name)).put("base64", base64(bytes, (int) offset, (int) length));
    }

    private ObjectNode number(ObjectNode target) {
        double value = in.number();
        if (Double.isNaN(value) || Double.isInfinite(value) || (value == 0 && 1 / value < 0)) {
            return target.put("value", value == 0 ? "-0" : Double.toString(value));
        }
        return value == Math.rint(value) && Math.abs(value) < 0x1p53
                ? target.put("value", (long) value)
                : target.put("value", value);
    }

    private ObjectNode keep(ObjectNode json) {
        objects.add(Node.of(json));
        return json;
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static String base64(byte[] bytes, int offset, int length) {
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, offset, offset + length));
    }
}
