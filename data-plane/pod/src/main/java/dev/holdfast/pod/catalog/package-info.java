/** Published facts (routes, deployments, versions, namespaces), cached until a change is announced. */
@NullMarked
package dev.holdfast.pod.catalog;

import org.jspecify.annotations.NullMarked;
