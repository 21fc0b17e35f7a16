/** Says which recorded histories of objects are not linearizable. The search is Lincheck's. */
@NullMarked
package dev.holdfast.histories;

import org.jspecify.annotations.NullMarked;
