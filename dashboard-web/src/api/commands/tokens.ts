import { client, resultOf } from "../client.ts";
import type { TokenRequest } from "../model.ts";

const path = (token: string) => ({ params: { path: { token } } });

export function createToken(request: TokenRequest) {
  return resultOf(client.POST("/client/v4/user/tokens", { body: request }));
}

export function changeToken(token: string, request: TokenRequest) {
  return resultOf(client.PUT("/client/v4/user/tokens/{token}", { ...path(token), body: request }));
}

/** Gives the token another value, which is returned; the former one is refused at once. */
export function rollToken(token: string) {
  return resultOf(client.PUT("/client/v4/user/tokens/{token}/value", path(token)));
}

export function deleteToken(token: string) {
  return resultOf(client.DELETE("/client/v4/user/tokens/{token}", path(token)));
}
