/**
 * Static files of Workers: their upload, their contents, and what pods are told of them (reference: wrangler-api 7).
 */
@NullMarked
package dev.holdfast.controlplane.asset;

import org.jspecify.annotations.NullMarked;
