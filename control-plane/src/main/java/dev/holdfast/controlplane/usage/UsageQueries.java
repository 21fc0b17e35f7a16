package dev.holdfast.controlplane.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.contract.rollup.Histogram;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads sums of usage. */
@ApplicationScoped
public class UsageQueries {
    private static final TypeReference<List<Map<Outcome, Long>>> OUTCOMES = new TypeReference<>() {};
    private static final TypeReference<List<Histogram>> HISTOGRAMS = new TypeReference<>() {};

    private static final String SERIES = "SELECT extract(epoch FROM date_bin(CAST(:step AS interval), start,"
            + " CAST('epoch' AS timestamptz))) AS stretch, %2$s AS part, " + CounterColumns.each("sum(%s)"::formatted)
            + ", CAST(jsonb_agg(outcomes) AS text), CAST(jsonb_agg(cpu) AS text), CAST(jsonb_agg(wall) AS text)"
            + " FROM %1$s WHERE %3$s AND start >= :from AND start < :to GROUP BY stretch, part ORDER BY stretch, part";

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final EntityManager entities;

    UsageQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** What the sums of a stretch of time are kept apart by. */
    public enum Part {
        WORKER("worker_id"),
        VERSION("version_id");

        private final String column;

        Part(String column) {
            this.column = column;
        }
    }

    /**
     * Usage in one step of a series.
     *
     * @param start where the step begins
     * @param part id of the worker or version
     */
    public record Step(Instant start, String part, UsageSum sum) {}

    /**
     * What an account's objects have now, as far as pods have told.
     *
     * @param objects how many have told
     */
    public record Present(long objects, long storedBytes, long sockets) {}

    /**
     * Sums by step and part, in the order of time; steps without usage are left out.
     *
     * @param step a multiple of the window's resolution
     */
    public List<Step> series(UsageScope scope, UsageWindow window, Duration step, Part part) {
        String sql = SERIES.formatted(window.resolution().table(), part.column, scope.condition());
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = entities.createNativeQuery(sql, Tuple.class)
                    .setParameter("step", step.toSeconds() + " seconds")
                    .setParameter("from", window.from())
                    .setParameter("to", window.to());
            scope.parameters().forEach(query::setParameter);
            return NativeRows.of(query).stream().map(this::step).toList();
        });
    }

    /** What the objects of a namespace have now, or one of them. */
    public Present present(UsageScope scope) {
        String sql = "SELECT count(*), coalesce(sum(stored_bytes), 0), coalesce(sum(sockets), 0) FROM usage_object"
                + " WHERE account_id = :account AND namespace_id = :namespace"
                + (scope.object().isEmpty() ? "" : " AND object_id = :object");
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = entities.createNativeQuery(sql, Tuple.class)
                    .setParameter("account", scope.account())
                    .setParameter("namespace", scope.namespace());
            if (!scope.object().isEmpty()) {
                query.setParameter("object", scope.object());
            }
            Tuple row = NativeRows.of(query).getFirst();
            return new Present(NativeRows.number(row, 0), NativeRows.number(row, 1), NativeRows.number(row, 2));
        });
    }

    private Step step(Tuple row) {
        UsageSum sum = new UsageSum();
        int column = 2;
        for (Counter counter : Counter.values()) {
            sum.add(counter, NativeRows.number(row, column++));
        }
        column++;
        read(row, column++, OUTCOMES).forEach(each -> each.forEach(sum::add));
        read(row, column++, HISTOGRAMS).forEach(sum.cpu()::merge);
        read(row, column, HISTOGRAMS).forEach(sum.wall()::merge);
        return new Step(Instant.ofEpochSecond(NativeRows.number(row, 0)), row.get(1, String.class), sum);
    }

    private <T> List<T> read(Tuple row, int column, TypeReference<List<T>> type) {
        try {
            return mapper.readValue(row.get(column, String.class), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
