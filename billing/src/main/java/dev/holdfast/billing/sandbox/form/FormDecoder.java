package dev.holdfast.billing.sandbox.form;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes Stripe's form encoding: {@code a[b][c]=x} nests, {@code a[]=x} and {@code a[0]=x} make lists. Every leaf is a
 * string. Used for bodies and for query strings.
 */
public final class FormDecoder {
    private static final int MAX_DEPTH = 8;

    private FormDecoder() {}

    /** @throws MalformedFormException if the text is malformed */
    public static JsonObject decode(String form) {
        JsonObject root = new JsonObject();
        for (String pair : form.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = text(equals < 0 ? pair : pair.substring(0, equals));
                put(root, steps(name), new JsonPrimitive(equals < 0 ? "" : text(pair.substring(equals + 1))), name);
            }
        }
        return root;
    }

    private static String text(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedFormException("The form is not well encoded.");
        }
    }

    /** Splits {@code a[b][0]} into {@code a}, {@code b}, {@code 0}. */
    private static List<String> steps(String name) {
        List<String> steps = new ArrayList<>();
        int open = name.indexOf('[');
        steps.add(open < 0 ? name : name.substring(0, open));
        while (open >= 0) {
            int close = name.indexOf(']', open);
            if (close < 0 || steps.size() == MAX_DEPTH) {
                throw malformed(name);
            }
            steps.add(name.substring(open + 1, close));
            open = name.indexOf('[', close);
        }
        return steps;
    }

    private static void put(JsonObject root, List<String> steps, JsonPrimitive value, String name) {
        JsonElement target = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            target = enter(target, steps.get(i), isIndex(steps.get(i + 1)) ? new JsonArray() : new JsonObject(), name);
        }
        set(target, steps.getLast(), value, name);
    }

    private static JsonElement enter(JsonElement target, String step, JsonElement fresh, String name) {
        JsonElement existing = get(target, step);
        if (existing == null) {
            set(target, step, fresh, name);
            return fresh;
        }
        if (existing.getClass() != fresh.getClass()) {
            throw malformed(name);
        }
        return existing;
    }

    private static @Nullable JsonElement get(JsonElement target, String step) {
        if (target instanceof JsonObject object) {
            return object.get(step);
        }
        JsonArray array = target.getAsJsonArray();
        int index = step.isEmpty() ? array.size() : Integer.parseInt(step);
        return index < array.size() ? array.get(index) : null;
    }

    private static void set(JsonElement target, String step, JsonElement value, String name) {
        if (target instanceof JsonObject object) {
            object.add(step, value);
            return;
        }
        JsonArray array = target.getAsJsonArray();
        if (!isIndex(step) || (!step.isEmpty() && Integer.parseInt(step) > array.size())) {
            throw malformed(name);
        }
        array.add(value);
    }

    private static boolean isIndex(String step) {
        return step.length() <= 4 && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static MalformedFormException malformed(String name) {
        return new MalformedFormException("Invalid parameter name: " + name);
    }
}
