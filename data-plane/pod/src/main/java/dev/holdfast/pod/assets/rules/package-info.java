/** Which file answers which request: the rules of static files. Pure. */
@NullMarked
package dev.holdfast.pod.assets.rules;

import org.jspecify.annotations.NullMarked;
