/** What plans include for a day and do not sell more of: notices when it is used up, and tells the pods. */
@NullMarked
package dev.holdfast.controlplane.allowance;

import org.jspecify.annotations.NullMarked;
