package dev.holdfast.controlplane.schedule;

import jakarta.validation.constraints.NotNull;

/** A schedule that a worker is to have. */
public record NewSchedule(@NotNull String cron) {}
