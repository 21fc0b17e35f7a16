/** Finding what runs a worker's stateless events, for whoever wants one run: clients, other workers, schedules. */
@NullMarked
package dev.holdfast.pod.worker;

import org.jspecify.annotations.NullMarked;
