package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;

/** Answers one operation of the API, inside a change of the store. */
@FunctionalInterface
interface Handler {
    /**
     * @param id the id in the path; empty for operations without one
     * @throws ApiException to refuse
     */
    JsonObject answer(String id, Parameters parameters);
}
