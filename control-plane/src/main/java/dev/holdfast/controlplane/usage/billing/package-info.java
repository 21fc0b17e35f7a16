/** Usage as it is billed: by worker, namespace, object and day, and what it costs. */
@NullMarked
package dev.holdfast.controlplane.usage.billing;

import org.jspecify.annotations.NullMarked;
