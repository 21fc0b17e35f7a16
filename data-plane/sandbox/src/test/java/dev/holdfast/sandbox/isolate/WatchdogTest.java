package dev.holdfast.sandbox.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    @Test
    void aTurnThatGoesOnThoughItWasToldToEndIsReported() throws Exception {
        CompletableFuture<Integer> stuck = new CompletableFuture<>();
        AtomicInteger told = new AtomicInteger();
        try (Watchdog watchdog = new Watchdog(stuck::complete)) {
            Watchdog.Meter meter = watchdog.meter(7);
            Thread stubborn = Thread.ofPlatform().daemon().start(() -> {
                meter.begin(1_000_000, told::incrementAndGet);
                while (!stuck.isDone()) {
                    Thread.onSpinWait();
                }
            });
            assertThat(stuck.get(30, TimeUnit.SECONDS)).isEqualTo(7);
            assertThat(told).hasPositiveValue();
            stubborn.join();
        }
    }

    @Test
    void aTurnThatEndsWhenToldIsNobodysBusiness() throws Exception {
        CompletableFuture<Integer> stuck = new CompletableFuture<>();
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        try (Watchdog watchdog = new Watchdog(stuck::complete)) {
            Watchdog.Meter meter = watchdog.meter(7);
            meter.begin(1_000_000, () -> told.complete(true));
            while (!told.isDone()) {
                Thread.onSpinWait();
            }
            meter.end();
            assertThat(meter.isExceeded()).isTrue();
        }
        assertThat(stuck).isNotDone();
    }

    @Test
    void aTurnThatRunsForLongIsTalkedOfAgainAndAgain() {
        AtomicInteger said = new AtomicInteger();
        Watchdog.Listener listener = new Watchdog.Listener() {
            @Override
            public void goesOn(int version) {
                said.addAndGet(version);
            }

            @Override
            public void cannotBeStopped(int version) {}
        };
        try (Watchdog watchdog = new Watchdog(listener)) {
            Watchdog.Meter meter = watchdog.meter(7);
            meter.begin(Long.MAX_VALUE / 2, () -> {});
            while (said.get() < 21) {
                Thread.onSpinWait();
            }
            assertThat(meter.end()).isGreaterThan(60_000_000);
        }
    }

    @Test
    void aTurnThatTheHostMakesWaitIsLeftAlone() throws Exception {
        AtomicInteger ticks = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        try (Watchdog watchdog = new Watchdog(new Watchdog.Listener() {
            @Override
            public void ticked() {
                ticks.incrementAndGet();
            }

            @Override
            public void cannotBeStopped(int version) {}
        })) {
            Watchdog.Meter meter = watchdog.meter(7);
            meter.begin(0, told::incrementAndGet);
            meter.pause();
            int before = ticks.get();
            int toldBefore = told.get();
            while (ticks.get() < before + 5) {
                Thread.sleep(1);
            }
            assertThat(told).hasValue(toldBefore);
            assertThat(meter.isRunningFor(0)).isFalse();
            meter.goOn();
            assertThat(meter.isRunningFor(0)).isTrue();
            meter.end();
        }
    }
}
