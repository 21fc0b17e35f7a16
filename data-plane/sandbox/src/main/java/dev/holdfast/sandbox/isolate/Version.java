package dev.holdfast.sandbox.isolate;

import dev.holdfast.sandbox.engine.V8Engine;
import dev.holdfast.sandbox.module.Bundle;

/**
 * What an isolate host runs.
 *
 * @param number the pod's
 * @param cpuMillis limit of CPU time per event
 * @param startupMillis limit of CPU time for evaluating the modules
 * @param heapLimitBytes soft limit of an isolate's heap and what hangs on it, looked at once a second
 */
public record Version(
        int number, V8Engine engine, Bundle bundle, int cpuMillis, int startupMillis, long heapLimitBytes) {}
