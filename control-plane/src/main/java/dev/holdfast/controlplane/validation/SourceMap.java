package dev.holdfast.controlplane.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where generated code comes from (https://tc39.es/ecma426/). Reads what bundlers write; a map of sections, or one that
 * is not well formed, maps nothing.
 */
final class SourceMap {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int DIGIT_BITS = 5;
    private static final int MOST_DIGITS = 7;

    private final List<List<Segment>> lines;

    private SourceMap(List<List<Segment>> lines) {
        this.lines = lines;
    }

    /** A place in a source, counted from 1. */
    record Place(String source, int line, int column) {
        @Override
        public String toString() {
            return source + ":" + line + ":" + column;
        }
    }

    private record Segment(int column, Place place) {}

    static SourceMap parse(byte[] json) {
        try {
            JsonNode map = MAPPER.readTree(json);
            List<String> sources = new ArrayList<>();
            map.path("sources").forEach(source -> sources.add(named(source.asText())));
            return new SourceMap(segments(map.path("mappings").asText(), sources));
        } catch (IOException | IndexOutOfBoundsException e) {
            return new SourceMap(List.of());
        }
    }

    /** @param line and column of the generated code, counted from 1 */
    Optional<Place> find(int line, int column) {
        if (line < 1 || line > lines.size()) {
            return Optional.empty();
        }
        return lines.get(line - 1).stream()
                .filter(segment -> segment.column() <= column - 1)
                .reduce((earlier, later) -> later)
                .map(Segment::place);
    }

    private static List<List<Segment>> segments(String mappings, List<String> sources) {
        List<List<Segment>> lines = new ArrayList<>();
        int[] state = new int[4];
        for (String line : mappings.split(";", -1)) {
            List<Segment> segments = new ArrayList<>();
            state[0] = 0;
            for (String segment : line.split(",", -1)) {
                int fields = addTo(state, segment);
                if (fields >= state.length) {
                    segments.add(new Segment(state[0], new Place(sources.get(state[1]), state[2] + 1, state[3] + 1)));
                }
            }
            lines.add(segments);
        }
        return lines;
    }

    /** Adds the differences that a segment is made of, and says how many there are. */
    private static int addTo(int[] state, String segment) {
        int field = 0;
        int value = 0;
        int digits = 0;
        for (int i = 0; i < segment.length(); i++) {
            int digit = DIGITS.indexOf(segment.charAt(i));
            if (digit < 0 || digits == MOST_DIGITS) {
                throw new IndexOutOfBoundsException("no digit");
            }
            value |= (digit & 31) << (DIGIT_BITS * digits++);
            if (digit < 32) {
                if (field < state.length) {
                    state[field] += (value & 1) == 0 ? value >>> 1 : -(value >>> 1);
                }
                field++;
                value = 0;
                digits = 0;
            }
        }
        return field;
    }

    /** Bundlers name sources by where they lie from the map, which nobody but them knows. */
    private static String named(String source) {
        return source.replaceFirst("^(\\.{1,2}/)+", "");
    }
}
