/** The dialect in which schedules are written: what the control plane accepts is what pods run. */
@NullMarked
package dev.holdfast.contract.cron;

import org.jspecify.annotations.NullMarked;
