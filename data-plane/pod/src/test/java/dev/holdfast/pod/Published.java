package dev.holdfast.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.AccountPlan;
import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.Binding;
import dev.holdfast.contract.BundleModule;
import dev.holdfast.contract.Change;
import dev.holdfast.contract.HostRoute;
import dev.holdfast.contract.ModuleType;
import dev.holdfast.contract.Observability;
import dev.holdfast.contract.PublishedAssets;
import dev.holdfast.contract.PublishedNamespace;
import dev.holdfast.contract.PublishedZone;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.StorageBackend;
import dev.holdfast.contract.UsedUp;
import dev.holdfast.contract.VersionBundle;
import dev.holdfast.contract.VersionShare;
import dev.holdfast.link.id.ObjectIds;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Publishes one worker with one namespace by hand, as the control plane does. */
public final class Published {
    public static final String ACCOUNT = "a".repeat(32);
    public static final String WORKER = "b".repeat(32);
    public static final String NAMESPACE = "c".repeat(32);
    public static final String HOST = "counter.demo.localhost";
    private static final String UNIQUE_KEY = "the namespace's secret";

    private final ObjectMapper mapper = new ObjectMapper();
    private final TestRedis redis;
    private final String account;
    private final String host;
    private final String worker;
    private final String namespace;
    private AccountPlan plan = AccountPlan.PAID;
    private int cpuMillis = 30_000;
    private List<Binding> bindings = List.of();
    private @Nullable PublishedAssets assets;
    private @Nullable Long updateDelayMillis;
    private boolean gone;
    private String compatibilityDate = "2026-10-01";
    private Observability observability = Observability.OFF;
    private UsedUp usedUp = UsedUp.NOTHING;

    public Published(TestRedis redis) {
        this(redis, ACCOUNT, HOST, WORKER, NAMESPACE);
    }

    private Published(TestRedis redis, String account, String host, String worker, String namespace) {
        this.redis = redis;
        this.account = account;
        this.host = host;
        this.worker = worker;
        this.namespace = namespace;
    }

    /** Another worker of the same account, at a host of its own. */
    public Published neighbour(String neighboursHost) {
        return new Published(redis, ACCOUNT, neighboursHost, "d".repeat(32), "e".repeat(32));
    }

    /** A worker of any account, at a host of its own; its ids are made from the numbers. */
    public Published other(int accountNumber, int workerNumber, String othersHost) {
        return new Published(redis, id("a", accountNumber), othersHost, id("b", workerNumber), id("c", workerNumber));
    }

    private static String id(String kind, int number) {
        return kind + "%031d".formatted(number);
    }

    public Published usedUp(UsedUp used) {
        usedUp = used;
        return this;
    }

    public Published plan(AccountPlan chosen) {
        plan = chosen;
        return this;
    }

    /** For how long busy objects may stay on old code, of the deployments that follow. */
    public Published updateDelayMillis(long delay) {
        updateDelayMillis = delay;
        return this;
    }

    public Published cpuMillis(int limit) {
        cpuMillis = limit;
        return this;
    }

    /** Bindings of the versions that follow, besides the namespace. */
    public Published bindings(Binding... more) {
        bindings = List.of(more);
        return this;
    }

    /** Static files of the versions that follow. */
    public Published assets(PublishedAssets files) {
        assets = files;
        return this;
    }

    /** Which invocations are stored although nothing happened, by the deployments that follow. */
    public Published observability(Observability chosen) {
        observability = chosen;
        return this;
    }

    public Published compatibilityDate(String date) {
        compatibilityDate = date;
        return this;
    }

    /** What lets another worker of the account use this worker's objects. */
    public Binding binding(String name) {
        return new Binding.DurableObjectNamespace(name, namespace, "Counter", UNIQUE_KEY, "counter");
    }

    /** The id of the worker. */
    public String worker() {
        return worker;
    }

    /** The id of a named object. */
    public static String id(String name) {
        return new ObjectIds(UNIQUE_KEY).fromName(name);
    }

    /** Publishes route, namespace and a first version. */
    public String deploy(String source) throws Exception {
        put(RedisKeys.route(host), new HostRoute(account, worker, "counter", null));
        announce(Change.Kind.ROUTE, host);
        publishNamespace();
        return update(source);
    }

    /** Deletes the namespace: of its objects only the stored values stay. */
    public void deleteNamespace() throws Exception {
        gone = true;
        publishNamespace();
    }

    private void publishNamespace() throws Exception {
        put(
                RedisKeys.namespace(namespace),
                new PublishedNamespace(account, namespace, UNIQUE_KEY, worker, "Counter", StorageBackend.SQLITE, gone));
        announce(Change.Kind.NAMESPACE, namespace);
    }

    /** Publishes another version of the worker. */
    public String update(String source) throws Exception {
        String version = UUID.randomUUID().toString();
        if (assets != null) {
            put(RedisKeys.assets(version), assets);
        }
        put(RedisKeys.bundle(version), bundle(version, source));
        split(new VersionShare(version, 100));
        return version;
    }

    /** @param source empty for a version without code */
    private VersionBundle bundle(String version, String source) {
        return new VersionBundle(
                account,
                worker,
                "counter",
                version,
                compatibilityDate,
                List.of(),
                source.isEmpty() ? "" : "index.js",
                source.isEmpty() ? List.of() : List.of(new BundleModule("index.js", ModuleType.ES_MODULE, source)),
                Stream.concat(
                                Stream.of(new Binding.DurableObjectNamespace(
                                        "COUNTER", namespace, "Counter", UNIQUE_KEY, "")),
                                bindings.stream())
                        .toList(),
                assets != null);
    }

    /** Shows a version at a host of its own. */
    public void preview(String previewHost, String version) throws Exception {
        put(RedisKeys.route(previewHost), new HostRoute(account, worker, "counter", version));
        announce(Change.Kind.ROUTE, previewHost);
    }

    /** Says who answers in a domain of a tenant. */
    public void zone(String name, PublishedZone zone) throws Exception {
        put(RedisKeys.zone(name), zone);
        announce(Change.Kind.ZONE, name);
    }

    /** Puts versions that exist into service, each with its share. */
    public void split(VersionShare... shares) throws Exception {
        put(
                RedisKeys.deployment(worker),
                new ActiveDeployment(
                        account,
                        worker,
                        "counter",
                        UUID.randomUUID().toString(),
                        plan,
                        cpuMillis,
                        List.of(shares),
                        updateDelayMillis,
                        Map.of(),
                        observability,
                        usedUp));
        announce(Change.Kind.DEPLOYMENT, worker);
    }

    private void put(String key, Object value) throws Exception {
        redis.set(key, json(value));
    }

    private void announce(Change.Kind kind, String id) throws Exception {
        redis.publish(RedisKeys.CHANGES, json(new Change(kind, id)));
    }

    private String json(Object value) throws JsonProcessingException {
        return mapper.writeValueAsString(value);
    }
}
