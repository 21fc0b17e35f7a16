/** KV namespaces as bindings of Workers: what a sandbox asks of them, checked and answered. */
@NullMarked
package dev.holdfast.pod.kv;

import org.jspecify.annotations.NullMarked;
