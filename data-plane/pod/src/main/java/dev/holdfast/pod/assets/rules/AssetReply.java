package dev.holdfast.pod.assets.rules;

import dev.holdfast.contract.AssetFile;

/** How a request for a file is answered. */
public sealed interface AssetReply {
    /** With a file. */
    record Found(AssetFile file, int status) implements AssetReply {}

    /** With the way to another place. */
    record Redirected(String location, int status) implements AssetReply {}

    /** With nothing but a status. */
    record Refused(int status) implements AssetReply {}

    /** There is no file; code may have an answer. */
    record Missing() implements AssetReply {}
}
