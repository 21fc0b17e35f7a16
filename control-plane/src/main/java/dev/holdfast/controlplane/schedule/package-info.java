/** Cron triggers of workers: what is due when, and what became of it. */
@NullMarked
package dev.holdfast.controlplane.schedule;

import org.jspecify.annotations.NullMarked;
