/** What the pod tells of itself to those who run the platform. */
@NullMarked
package dev.holdfast.pod.report;

import org.jspecify.annotations.NullMarked;
