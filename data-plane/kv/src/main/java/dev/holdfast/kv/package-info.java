/** KV namespaces in Redis, and the rules that hold for them. */
@NullMarked
package dev.holdfast.kv;

import org.jspecify.annotations.NullMarked;
