/** Schedules: each is run once in the cluster when it is due, by whichever pod claims it first. */
@NullMarked
package dev.holdfast.pod.cron;

import org.jspecify.annotations.NullMarked;
