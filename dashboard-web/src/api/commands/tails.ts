import { client, resultOf } from "../client.ts";

const TAILS = "/client/v4/accounts/{account}/workers/scripts/{script}/tails";

/** A live tail: its socket's address is a secret, good for whoever knows it. */
export async function openTail(account: string, script: string, outcome: string | undefined) {
  const filters = outcome === undefined ? [] : [{ outcome: [outcome] }];
  const { id, url } = await resultOf(
    client.POST(TAILS, { params: { path: { account, script } }, body: { filters } }),
  );
  return { id, url: url ?? "" };
}

/** Gives its place to others; the API is content if it is gone already. */
export async function closeTail(account: string, script: string, tail: string): Promise<void> {
  await resultOf(client.DELETE(`${TAILS}/{tail}`, { params: { path: { account, script, tail } } }));
}
