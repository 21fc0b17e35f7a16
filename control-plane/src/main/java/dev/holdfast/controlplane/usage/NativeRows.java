package dev.holdfast.controlplane.usage;

import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;

/** What native queries answer. */
public final class NativeRows {
    private NativeRows() {}

    /** The rows of a query that was made to answer with tuples. */
    public static List<Tuple> of(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).toList();
    }

    /** A number of a row, whatever its type. */
    public static long number(Tuple row, int column) {
        return row.get(column, Number.class).longValue();
    }
}
