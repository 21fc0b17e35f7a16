package dev.holdfast.controlplane.namespace;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.holdfast.contract.StorageBackend;
import java.util.Optional;

/** What an upload declares of one Durable Object class in its {@code exports} (reference: durable-objects 9.3). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DeclaredClass.Live.class, name = "created"),
    @JsonSubTypes.Type(value = DeclaredClass.Expected.class, name = "expecting-transfer"),
    @JsonSubTypes.Type(value = DeclaredClass.Deleted.class, name = "deleted"),
    @JsonSubTypes.Type(value = DeclaredClass.Renamed.class, name = "renamed"),
    @JsonSubTypes.Type(value = DeclaredClass.Transferred.class, name = "transferred")
})
public sealed interface DeclaredClass {
    /** It is there; created if it is not. */
    record Live(StorageBackend storage) implements DeclaredClass {}

    /** It will be there, when another worker gives it away. */
    record Expected(StorageBackend storage, String fromScript) implements DeclaredClass {}

    /** It is not there any more, nor are its objects. */
    record Deleted() implements DeclaredClass {}

    /** Its objects are now those of another class of the worker. */
    record Renamed(String to) implements DeclaredClass {}

    /** Its objects are now those of the same class of another worker. */
    record Transferred(String toScript) implements DeclaredClass {}

    /** The storage of a class that the worker has or will have. */
    default Optional<StorageBackend> liveStorage() {
        return switch (this) {
            case Live(StorageBackend storage) -> Optional.of(storage);
            case Expected(StorageBackend storage, String fromScript) -> Optional.of(storage);
            case Deleted(), Renamed _, Transferred _ -> Optional.empty();
        };
    }
}
