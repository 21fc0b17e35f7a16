/**
 * What the control plane publishes to pods through Redis, what pods report, and the names of the keys that both sides
 * use: plain data in JSON. Pods never call the control plane: what is not published, a pod does not know.
 */
@NullMarked
package dev.holdfast.contract;

import org.jspecify.annotations.NullMarked;
