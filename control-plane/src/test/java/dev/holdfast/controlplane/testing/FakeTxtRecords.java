package dev.holdfast.controlplane.testing;

import dev.holdfast.controlplane.route.TxtRecords;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Name servers that know what tests tell them. */
@Mock
@ApplicationScoped
public class FakeTxtRecords implements TxtRecords {
    private static final Map<String, Set<String>> RECORDS = new ConcurrentHashMap<>();

    /** Makes the records of a name these. */
    public static void set(String name, String... texts) {
        RECORDS.put(name, Set.of(texts));
    }

    @Override
    public Set<String> at(String name) {
        return RECORDS.getOrDefault(name, Set.of());
    }
}
