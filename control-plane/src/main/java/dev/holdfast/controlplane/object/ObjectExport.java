package dev.holdfast.controlplane.object;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes an object's values as JSON lines, in the order of their keys, each as it is when its line is written. */
@ApplicationScoped
class ObjectExport {
    private static final int AT_ONCE = 100;

    private final StoredValues values;
    private final ObjectMapper mapper;

    ObjectExport(StoredValues values, ObjectMapper mapper) {
        this.values = values;
        this.mapper = mapper;
    }

    void write(ObjectPlace place, OutputStream out) throws IOException {
        StoredValues.Part part = values.range(place, KeyRange.ALL, Optional.empty(), AT_ONCE);
        write(part, out);
        for (Optional<String> last = part.last(); last.isPresent(); last = part.last()) {
            part = values.range(place, KeyRange.ALL, last, AT_ONCE);
            write(part, out);
        }
    }

    private void write(StoredValues.Part part, OutputStream out) throws IOException {
        for (StoredValues.Entry entry : part.entries()) {
            String line = mapper.writeValueAsString(ValueView.of(entry)) + "\n";
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
