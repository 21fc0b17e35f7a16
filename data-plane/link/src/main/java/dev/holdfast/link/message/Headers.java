package dev.holdfast.link.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * HTTP header fields in order, packed as {@code name\nvalue\nname\nvalue} (neither part can hold a line feed): the one
 * form that crosses the link and the border to script as a single string. Names are lowercase. Empty text: no fields.
 *
 * <p>Those of a request may begin with the pseudo-field {@link #CF}, those of a response with {@link #ENCODED}. They
 * are no HTTP fields: script cannot name them, and nothing that leaves for the network may hold them.
 */
public record Headers(String packed) {
    /** Name of the pseudo-field whose value is the JSON of {@code request.cf}. */
    public static final String CF = ":cf";

    /** Name of the pseudo-field, without a value, which says that the body has its content coding already. */
    public static final String ENCODED = ":encoded";

    /** No fields. */
    public static final Headers EMPTY = new Headers("");

    /** Names and values in turn. */
    public List<String> parts() {
        return packed.isEmpty() ? List.of() : List.of(packed.split("\n", -1));
    }

    /**
     * A field's first value; empty when there is none. Takes nothing else apart.
     *
     * @param name in lower case
     */
    public Optional<String> first(String name) {
        int at = valueOf(name, 0);
        return at < 0 ? Optional.empty() : Optional.of(packed.substring(at, endOf(at)));
    }

    /**
     * A field's values, in order.
     *
     * @param name in lower case
     */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (int at = valueOf(name, 0); at >= 0; at = valueOf(name, endOf(at) + 1)) {
            values.add(packed.substring(at, endOf(at)));
        }
        return values;
    }

    /**
     * A field's values as one, separated by commas; empty when there is none.
     *
     * @param name in lower case
     */
    public Optional<String> joined(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /** These fields with one in place of any of its name. */
    public Headers with(String name, String value) {
        StringBuilder changed = new StringBuilder(packed.length() + name.length() + value.length() + 2);
        for (int at = 0; at < packed.length(); at = endOf(endOf(at) + 1) + 1) {
            if (!isNamed(name, at)) {
                changed.append(packed, at, endOf(endOf(at) + 1)).append('\n');
            }
        }
        return new Headers(changed.append(name).append('\n').append(value).toString());
    }

    /** Whether they begin with this pseudo-field. */
    public boolean beginWith(String pseudoField) {
        return isNamed(pseudoField, 0);
    }

    /** These fields but for the first. */
    public Headers rest() {
        int next = endOf(endOf(0) + 1) + 1;
        return next < packed.length() ? new Headers(packed.substring(next)) : EMPTY;
    }

    /**
     * Whether they can be sent as HTTP: every name is a token in lower case, and no value has a character that ends a
     * line or text (https://www.rfc-editor.org/rfc/rfc9110#name-field-syntax).
     *
     * @param orFirst the pseudo-field that may come first
     */
    public boolean areWellFormed(String orFirst) {
        return areWellFormed(isNamed(orFirst, 0) ? 1 : 0);
    }

    /** Whether they can be sent as HTTP, and there is no pseudo-field. */
    public boolean areWellFormed() {
        return areWellFormed(0);
    }

    private boolean areWellFormed(int begin) {
        boolean inName = true;
        for (int i = begin; i < packed.length(); i++) {
            char character = packed.charAt(i);
            if (character == '\n') {
                if (inName && (i == 0 || packed.charAt(i - 1) == '\n')) {
                    return false;
                }
                inName = !inName;
            } else if (inName ? !isTokenCharacter(character) : character == '\r' || character == 0) {
                return false;
            }
        }
        return packed.isEmpty() || !inName;
    }

    private static boolean isTokenCharacter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || "!#$%&'*+-.^_`|~".indexOf(character) >= 0;
    }

    /** Where the value of the next field of a name begins, from where a name begins; -1 when there is none. */
    private int valueOf(String name, int from) {
        if (packed.indexOf(name, from) < 0) {
            return -1;
        }
        for (int at = from; at < packed.length(); at = endOf(endOf(at) + 1) + 1) {
            if (isNamed(name, at)) {
                return Math.min(endOf(at) + 1, packed.length());
            }
        }
        return -1;
    }

    private boolean isNamed(String name, int at) {
        return packed.startsWith(name, at) && endOf(at) == at + name.length();
    }

    /** Where the part ends that begins here. */
    private int endOf(int at) {
        int end = packed.indexOf('\n', at);
        return end < 0 ? packed.length() : end;
    }
}
