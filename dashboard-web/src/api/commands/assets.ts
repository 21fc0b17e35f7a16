import { base64, hashedAssets, type Asset } from "../../domain/assets/assets.ts";
import { client, resultOf } from "../client.ts";

/**
 * Uploads those static files that the platform does not have yet.
 *
 * @returns the token by which an upload of code refers to all of them
 */
export async function uploadAssets(
  account: string,
  script: string,
  files: readonly Omit<Asset, "hash">[],
): Promise<string> {
  const assets = hashedAssets(files);
  const manifest = Object.fromEntries(
    assets.map(({ path, hash, bytes }) => [path, { hash, size: bytes.length }]),
  );
  const session = await resultOf(
    client.POST("/client/v4/accounts/{account}/workers/scripts/{script}/assets-upload-session", {
      params: { path: { account, script } },
      body: { manifest },
    }),
  );
  let completion = session.buckets.length === 0 ? session.jwt : undefined;
  for (const bucket of session.buckets) {
    const answer = await uploadBucket(account, session.jwt, bucket, assets);
    completion = answer.jwt ?? completion;
  }
  if (completion === undefined) throw new Error("The platform did not confirm the static files");
  return completion;
}

function uploadBucket(account: string, token: string, bucket: readonly string[], assets: readonly Asset[]) {
  const form = new FormData();
  for (const hash of bucket) {
    const asset = assets.find((each) => each.hash === hash);
    if (asset) form.append(hash, new File([base64(asset.bytes)], hash, { type: asset.type }));
  }
  return resultOf(
    client.POST("/client/v4/accounts/{owner}/workers/assets/upload", {
      params: { path: { owner: account }, query: { base64: true } },
      headers: { Authorization: `Bearer ${token}` },
      body: "",
      bodySerializer: () => form,
    }),
  );
}
