package dev.holdfast.pod.catalog;

import dev.holdfast.link.id.ObjectIds;

/** A version's right to call the objects of a namespace. */
public record NamespaceBinding(String namespaceId, ObjectIds ids) {}
