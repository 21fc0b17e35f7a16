package dev.holdfast.sandbox.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    @Test
    void aTurnThatGoesOnThoughItWasToldToEndIsACaseForTheLastResort() throws Exception {
        CompletableFuture<String> givenUp = new CompletableFuture<>();
        AtomicInteger told = new AtomicInteger();
        try (Watchdog watchdog = new Watchdog(givenUp::complete, () -> {})) {
            Watchdog.Meter meter = watchdog.meter();
            Thread stubborn = Thread.ofPlatform().daemon().start(() -> {
                meter.begin(1_000_000, told::incrementAndGet);
                while (!givenUp.isDone()) {
                    Thread.onSpinWait();
                }
            });
            assertThat(givenUp.get(30, TimeUnit.SECONDS)).contains("told to end");
            assertThat(told).hasPositiveValue();
            stubborn.join();
        }
    }

    @Test
    void aTurnThatEndsWhenToldIsNobodysBusiness() throws Exception {
        CompletableFuture<String> givenUp = new CompletableFuture<>();
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        try (Watchdog watchdog = new Watchdog(givenUp::complete, () -> {})) {
            Watchdog.Meter meter = watchdog.meter();
            meter.begin(1_000_000, () -> told.complete(true));
            while (!told.isDone()) {
                Thread.onSpinWait();
            }
            meter.end();
            assertThat(meter.isExceeded()).isTrue();
        }
        assertThat(givenUp).isNotDone();
    }
}
