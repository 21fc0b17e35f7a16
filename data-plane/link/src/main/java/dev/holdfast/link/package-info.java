/**
 * The framed protocol between a pod and its sandboxes: messages, their binary encoding, and two transports (a Unix
 * domain socket, and memory for tests and debugging) that pass the same contract suite. A pod trusts a sandbox with
 * nothing: every message that comes from one must be checked against what the pod gave it.
 */
@NullMarked
package dev.holdfast.link;

import org.jspecify.annotations.NullMarked;
