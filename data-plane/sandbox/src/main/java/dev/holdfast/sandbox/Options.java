package dev.holdfast.sandbox;

import java.util.HashMap;
import java.util.Map;

/** Command line: one word, then options of the form {@code --name value}. */
record Options(String command, Map<String, String> values) {
    /** @throws IllegalArgumentException that says what is wrong */
    static Options parse(String... arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("no command");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("not an option with a value: " + arguments[i]);
            }
            values.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return new Options(arguments[0], values);
    }

    String required(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    int number(String name, int otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " is not a number: " + value, e);
        }
    }
}
