package dev.holdfast.controlplane.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.holdfast.contract.trace.Trace;
import dev.holdfast.controlplane.upload.UploadedModule;
import dev.holdfast.controlplane.validation.MappedStacks;
import dev.holdfast.controlplane.worker.VersionSources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Shows stacks in the files that people wrote, by the source maps that they uploaded. Pods do not have these. Blocking.
 */
@ApplicationScoped
public class TraceStacks {
    private static final Logger LOG = Logger.getLogger(TraceStacks.class);
    private static final int MOST_BYTES_OF_MAP = 4 * 1024 * 1024;
    private static final long MOST_BYTES = 2 * MOST_BYTES_OF_MAP;
    /** Versions without source maps are remembered too. */
    private static final int LEAST_WEIGHT = 8 * 1024;

    private final VersionSources sources;
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .<String, Known>weigher((version, stacks) -> stacks.weight())
            .build();

    private record Known(MappedStacks stacks, int weight) {}

    TraceStacks(VersionSources sources) {
        this.sources = sources;
    }

    /** Reads a trace; where a stack cannot be mapped, it stays as it is. */
    public ReceivedTrace read(String json) {
        return ReceivedTrace.read(json, this::mapped);
    }

    private String mapped(Trace trace, String stack) {
        String worker = trace.holdfast().worker();
        String version = trace.scriptVersion().id();
        try {
            return Objects.requireNonNull(known.get(worker + version, key -> load(worker, version)))
                    .stacks()
                    .map(stack);
        } catch (RuntimeException e) {
            LOG.warnf(e, "A stack of the version %s is not mapped", version);
            return stack;
        }
    }

    private Known load(String worker, String version) {
        List<UploadedModule> maps = sources.maps(worker, version, MOST_BYTES_OF_MAP);
        int bytes = maps.stream().mapToInt(each -> each.content().length).sum();
        return new Known(MappedStacks.of(maps), Math.max(bytes, LEAST_WEIGHT));
    }
}
