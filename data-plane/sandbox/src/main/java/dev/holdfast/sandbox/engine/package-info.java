/** V8 in this process: the library, its flags, the startup snapshot, and single isolates with their modules. */
@NullMarked
package dev.holdfast.sandbox.engine;

import org.jspecify.annotations.NullMarked;
