import { describe, expect, it } from "vitest";
import { resultOf } from "./client.ts";
import { ApiError } from "./errors.ts";

async function failureOf(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => new Error("succeeded"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
}

function answered(status: number, error: unknown, headers = {}) {
  return Promise.resolve({ error, response: new Response(null, { status, headers }) });
}

describe("a call to the API", () => {
  it("gives what is inside the envelope", async () => {
    const data = { success: true, result: [1] };
    expect(await resultOf(Promise.resolve({ data, response: new Response() }))).toEqual([1]);
  });

  it("fails with the server's message, code and request id", async () => {
    const errors = [{ code: 10031, message: "taken", meta: { request_id: "r1" } }];
    const failure = await failureOf(resultOf(answered(409, { errors })));
    expect([failure.message, failure.code, failure.status, failure.requestId]).toEqual([
      "taken",
      10031,
      409,
      "r1",
    ]);
  });

  it("fails with the header's request id when the answer is no envelope", async () => {
    const failure = await failureOf(resultOf(answered(502, "<html>", { "X-Request-Id": "r2" })));
    expect(failure.requestId).toBe("r2");
    expect(failure.message).toContain("502");
  });

  it("tells an unreachable server from one that refuses", async () => {
    const failure = await failureOf(resultOf(Promise.reject(new TypeError("Failed to fetch"))));
    expect([failure.status, failure.signedOut]).toEqual([0, false]);
  });

  it.each([401, 499])("knows from status %i that nobody is signed in", async (status) => {
    expect((await failureOf(resultOf(answered(status, undefined)))).signedOut).toBe(true);
  });
});
