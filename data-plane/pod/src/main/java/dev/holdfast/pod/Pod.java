package dev.holdfast.pod;

import dev.holdfast.contract.PodReport;
import dev.holdfast.contract.secret.KeyRing;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.alarm.AlarmClock;
import dev.holdfast.pod.alarm.Alarms;
import dev.holdfast.pod.alarm.DueTimes;
import dev.holdfast.pod.alarm.NotingStore;
import dev.holdfast.pod.alarm.RunningAlarms;
import dev.holdfast.pod.assets.AssetService;
import dev.holdfast.pod.cache.WorkerCaches;
import dev.holdfast.pod.catalog.ChangeSubscription;
import dev.holdfast.pod.catalog.PublishedCatalog;
import dev.holdfast.pod.catalog.RedisFacts;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.cron.RedisSchedules;
import dev.holdfast.pod.cron.Schedules;
import dev.holdfast.pod.egress.Egress;
import dev.holdfast.pod.egress.PlanLimits;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.ingress.Ingress;
import dev.holdfast.pod.ingress.Router;
import dev.holdfast.pod.invocation.Invocations;
import dev.holdfast.pod.kv.KvService;
import dev.holdfast.pod.metrics.CountingStore;
import dev.holdfast.pod.metrics.PodMetrics;
import dev.holdfast.pod.object.Assigner;
import dev.holdfast.pod.object.CommitTokens;
import dev.holdfast.pod.object.ObjectDirectory;
import dev.holdfast.pod.redis.RedisLines;
import dev.holdfast.pod.report.PodReporter;
import dev.holdfast.pod.request.ObjectRequests;
import dev.holdfast.pod.rollup.RedisRollupStream;
import dev.holdfast.pod.rollup.RollupSender;
import dev.holdfast.pod.rollup.Rollups;
import dev.holdfast.pod.sandbox.SandboxHooks;
import dev.holdfast.pod.sandbox.SandboxLauncher;
import dev.holdfast.pod.sandbox.SandboxPool;
import dev.holdfast.pod.shard.LeaseStore.Owner;
import dev.holdfast.pod.shard.LeaseTimes;
import dev.holdfast.pod.shard.RedisLeaseStore;
import dev.holdfast.pod.shard.ShardTable;
import dev.holdfast.pod.storage.RedisAlarmStore;
import dev.holdfast.pod.storage.RedisObjectStore;
import dev.holdfast.pod.time.ThreadTimers;
import dev.holdfast.pod.time.Timers;
import dev.holdfast.pod.trace.RedisTraceSink;
import dev.holdfast.pod.trace.Sampling;
import dev.holdfast.pod.trace.TailedWorkers;
import dev.holdfast.pod.trace.Traces;
import dev.holdfast.pod.worker.Destinations;
import dev.holdfast.pod.worker.ServiceDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pod, put together. Starts from the inside out, and stops from the outside in. */
public final class Pod {
    private static final int REDIS_LINES = 2;
    /** Large values would hold up commits that are behind them. */
    private static final int VALUE_LINES = 1;

    private static final int MAX_EVENT_LOOPS = 8;
    /** That wait to be written. */
    private static final int MOST_TRACES = 4000;

    private static final Duration RELEASE = Duration.ofSeconds(3);

    private final PodSettings settings;
    private final ThreadTimers timers = new ThreadTimers("pod-timer");
    private final ExecutorService starters = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sandbox-start").factory());
    private final ThreadPoolExecutor traceWriter = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_TRACES),
            Thread.ofPlatform().daemon().name("trace-writer").factory());
    private final RedisLines lines;
    private final RedisLines valueLines;
    private final RollupSender rollupSender;
    private final TailedWorkers tailed;
    private final Traces traces;
    private final ChangeSubscription changes;
    private final ShardTable shards;
    private final SandboxPool sandboxes;
    private final ServiceDirectory services;
    private final ObjectDirectory objects;
    private final RunningAlarms runningAlarms;
    private final AlarmClock alarms;
    private final Schedules schedules;
    private final Egress egress;
    private final Ingress ingress;
    private final PodReporter reporter;
    private final long startedMillis = timers.epochMillis();
    private Timers.Cancellable reporting = () -> {};

    public Pod(Vertx vertx, Redis redis, MeterRegistry registry, SandboxLauncher launcher, PodSettings settings) {
        this.settings = settings;
        PodMetrics metrics = new PodMetrics(registry);
        lines = new RedisLines(vertx, redis, REDIS_LINES);
        valueLines = new RedisLines(vertx, redis, VALUE_LINES);
        PublishedCatalog catalog = new PublishedCatalog(
                new RedisFacts(lines), KeyRing.parse(settings.secrets().keys()), timers);
        Owner owner = new Owner(settings.pod().name(), timers.epochMillis());
        String incarnation = owner.pod() + "/" + owner.incarnation();
        Rollups rollups = new Rollups(timers);
        rollupSender = new RollupSender(rollups, new RedisRollupStream(lines, incarnation), starters);
        tailed = new TailedWorkers(lines, timers);
        traces = new Traces(
                new Sampling(catalog)::chooses,
                tailed::contains,
                owner.pod(),
                new RedisTraceSink(lines, metrics),
                metrics,
                timers,
                traceWriter);
        Invocations invocations = new Invocations(rollups, traces, timers);
        shards = new ShardTable(new RedisLeaseStore(lines), owner, leaseTimes(settings), timers);
        WorkerCaches caches = new WorkerCaches(settings.cache(), timers);
        PlanLimits subrequests = new PlanLimits(catalog, settings.egress());
        sandboxes = new SandboxPool(
                launcher,
                new SandboxHooks(this::call, this::call, this::fetch, caches, subrequests, invocations, metrics),
                settings.sandbox(),
                timers,
                starters);
        Destinations destinations =
                new Destinations(catalog, sandboxes, new AssetService(valueLines, settings.assets()), timers);
        services = new ServiceDirectory(destinations, KvService.of(valueLines, settings.kv(), timers, starters));
        RedisAlarmStore alarmStore = new RedisAlarmStore(lines);
        DueTimes alarmTimes = new DueTimes();
        runningAlarms = new RunningAlarms(alarmStore);
        objects = new ObjectDirectory(
                new Assigner(catalog, sandboxes::refusal, settings.freePlan().sqliteObjects(), timers),
                shards,
                sandboxes,
                new NotingStore(new CountingStore(new RedisObjectStore(lines), metrics), alarmTimes),
                runningAlarms,
                new CommitTokens(incarnation),
                settings.objects(),
                invocations,
                timers);
        ObjectRequests requests = new ObjectRequests(lines, shards, catalog, objects, owner.pod());
        changes = new ChangeSubscription(redis, catalog, requests::announced, timers);
        alarms = Alarms.of(alarmStore, alarmTimes, runningAlarms, shards, catalog, objects, timers);
        schedules = RedisSchedules.of(lines, destinations, timers);
        Router router = new Router(catalog, destinations, settings.tenants());
        egress = Egress.create(vertx, starters, catalog, router, metrics, settings.egress());
        ingress = new Ingress(
                vertx,
                settings.tenants(),
                router,
                rollups,
                metrics,
                timers,
                Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_EVENT_LOOPS));
        metrics.gauge("holdfast.sandboxes", sandboxes::size);
        metrics.gauge("holdfast.objects", objects::size);
        metrics.gauge("holdfast.objects.sockets", objects::sockets);
        metrics.gauge("holdfast.requests.open", ingress::open);
        metrics.gauge("holdfast.sockets.open", ingress::sockets);
        metrics.gauge("holdfast.schedules.running", schedules::running);
        metrics.gauge("holdfast.alarms.running", runningAlarms::size);
        metrics.gauge("holdfast.rollups.waiting", rollupSender::waiting);
        reporter = new PodReporter(lines, owner.pod(), this::report, timers);
    }

    /** Begins to serve; blocks until the tenants' port is open. */
    public void start() {
        changes.start();
        tailed.start();
        traces.start();
        rollupSender.start(timers);
        sandboxes.start();
        objects.start(alarms::needs);
        ingress.start();
        alarms.start();
        schedules.start();
        reporting = reporter.start();
    }

    /** Finishes what is in progress, gives leases up, ends sandboxes. Blocks. */
    public void stop() {
        reporting.cancel();
        schedules.stop();
        alarms.stop();
        objects.stop();
        ingress.stop(settings.pod().drainTimeout(), () -> schedules.running() + runningAlarms.size());
        sandboxes.stop();
        egress.stop();
        shards.releaseAll(RELEASE);
        reporter.takeBack(RELEASE);
        stopTraces();
        rollupSender.stop(RELEASE);
        changes.stop();
        lines.stop();
        valueLines.stop();
        starters.shutdownNow();
        timers.close();
    }

    /** What is over by now is told. */
    private void stopTraces() {
        traceWriter.shutdown();
        try {
            if (!traceWriter.awaitTermination(RELEASE.toSeconds(), TimeUnit.SECONDS)) {
                traceWriter.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The port on which tenants are served. */
    public int tenantsPort() {
        return ingress.port();
    }

    /** Whether changes of published facts arrive. */
    public boolean hearsChanges() {
        return changes.isSubscribed();
    }

    private Callee call(RunningVersion from, Target.AnyObject target, RequestHead head, Caller caller) {
        return objects.call(from, target, head, caller);
    }

    private Callee call(RunningVersion from, Target.Service target, RequestHead head, Caller caller) {
        return services.call(from, target, head, caller);
    }

    private Callee fetch(RunningVersion from, RequestHead head, Caller caller) {
        return egress.fetch(from, head, caller);
    }

    private PodReport report() {
        Runtime runtime = Runtime.getRuntime();
        return new PodReport(
                settings.pod().name(),
                settings.pod().version(),
                startedMillis,
                timers.epochMillis(),
                runtime.availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                runtime.totalMemory() - runtime.freeMemory(),
                sandboxes.residentBytes(),
                sandboxes.size(),
                objects.size(),
                objects.awake(),
                ingress.sockets(),
                ingress.open(),
                shards.held(),
                changes.isSubscribed());
    }

    private static LeaseTimes leaseTimes(PodSettings settings) {
        return new LeaseTimes(
                settings.objects().leaseDuration(),
                settings.objects().leaseRenewal(),
                settings.objects().storageTimeout());
    }
}
