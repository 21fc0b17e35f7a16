package dev.holdfast.pod.egress;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.holdfast.pod.config.EgressConfig;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The accounts that make requests. Connections are never shared between accounts, and each account has its own limit of
 * requests in progress, so that none takes what another needs. Safe for several threads.
 */
final class Accounts {
    private final Vertx vertx;
    private final EgressConfig config;
    private final TrustOptions trust;
    private final Cache<String, Account> byId;
    private final AtomicInteger open = new AtomicInteger();

    Accounts(Vertx vertx, EgressConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.trust = Trust.of(config);
        this.byId = Caffeine.newBuilder()
                .expireAfterAccess(config.accountTimeout())
                .scheduler(Scheduler.systemScheduler())
                .<String, Account>evictionListener((id, account, cause) -> {
                    if (account != null) {
                        account.retire();
                    }
                })
                .build();
    }

    Account of(String accountId) {
        return byId.get(accountId, id -> new Account(new Clients(vertx, config, trust)));
    }

    /** Number of requests in progress, of all accounts. */
    int open() {
        return open.get();
    }

    /** Closes all connections. */
    void close() {
        byId.asMap().values().forEach(Account::close);
        byId.invalidateAll();
    }

    /** One account's connections and its count of requests in progress. */
    final class Account {
        private final Clients clients;
        private final AtomicInteger entered = new AtomicInteger();
        private volatile boolean retired;

        private Account(Clients clients) {
            this.clients = clients;
        }

        Clients clients() {
            return clients;
        }

        /** Counts a request in; false when there are too many. */
        boolean enter() {
            if (entered.incrementAndGet() > config.maxOpenPerAccount()) {
                entered.decrementAndGet();
                return false;
            }
            open.incrementAndGet();
            return true;
        }

        void leave() {
            open.decrementAndGet();
            if (entered.decrementAndGet() == 0 && retired) {
                close();
            }
        }

        /** Closes the connections as soon as no request needs them. */
        private void retire() {
            retired = true;
            if (entered.get() == 0) {
                close();
            }
        }

        private void close() {
            clients.close();
        }
    }
}
