package dev.holdfast.link.codec;

import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import java.util.Optional;

/** Queries, changes and entries inside other messages. */
final class StorageCodec {
    private StorageCodec() {}

    static void write(FrameWriter w, StorageQuery query) {
        switch (query) {
            case StorageQuery.Keys q -> w.type(0).list(q.keys(), FrameWriter::text);
            case StorageQuery.Ahead q -> write(w.type(3).number(q.maxBytes()), q.query());
            case StorageQuery.Range q ->
                w.type(1)
                        .text(q.start())
                        .bool(q.startExclusive())
                        .optionalText(q.end())
                        .bool(q.reverse())
                        .number(q.limit() + 1L);
            case StorageQuery.Alarm q -> w.type(2);
        }
    }

    static StorageQuery query(FrameReader r) throws MalformedFrameException {
        int type = r.type();
        return switch (type) {
            case 2 -> new StorageQuery.Alarm();
            case 3 -> {
                int maxBytes = r.integer();
                yield new StorageQuery.Ahead(part(r, r.type()), maxBytes);
            }
            default -> part(r, type);
        };
    }

    private static StorageQuery.Part part(FrameReader r, int type) throws MalformedFrameException {
        return switch (type) {
            case 0 -> new StorageQuery.Keys(r.list(FrameReader::text));
            case 1 -> new StorageQuery.Range(r.text(), r.bool(), r.optionalText(), r.bool(), limit(r));
            default -> throw new MalformedFrameException("no such query: " + type);
        };
    }

    static void write(FrameWriter w, StorageChange change) {
        switch (change) {
            case StorageChange.Put c -> w.type(0).text(c.key()).bytes(c.value());
            case StorageChange.Delete c -> w.type(1).text(c.key());
            case StorageChange.DeleteAll c -> w.type(2);
            case StorageChange.Alarm c -> optionalNumber(w.type(3), c.dueMillis());
        }
    }

    static StorageChange change(FrameReader r) throws MalformedFrameException {
        int type = r.type();
        return switch (type) {
            case 0 -> new StorageChange.Put(r.text(), r.bytes());
            case 1 -> new StorageChange.Delete(r.text());
            case 2 -> new StorageChange.DeleteAll();
            case 3 -> new StorageChange.Alarm(optionalNumber(r));
            default -> throw new MalformedFrameException("no such change: " + type);
        };
    }

    static void write(FrameWriter w, StorageEntry entry) {
        w.text(entry.key()).bytes(entry.value());
    }

    static StorageEntry entry(FrameReader r) throws MalformedFrameException {
        return new StorageEntry(r.text(), r.bytes());
    }

    static void optionalNumber(FrameWriter w, Optional<Long> value) {
        w.bool(value.isPresent());
        value.ifPresent(w::number);
    }

    static Optional<Long> optionalNumber(FrameReader r) throws MalformedFrameException {
        return r.bool() ? Optional.of(r.number()) : Optional.empty();
    }

    private static int limit(FrameReader r) throws MalformedFrameException {
        long limit = r.number() - 1;
        if (limit != (int) limit) {
            throw new MalformedFrameException("limit out of range: " + limit);
        }
        return (int) limit;
    }
}
