/** KV namespaces: which there are, and their values, which lie in Redis beside the objects. */
@NullMarked
package dev.holdfast.controlplane.kv;

import org.jspecify.annotations.NullMarked;
