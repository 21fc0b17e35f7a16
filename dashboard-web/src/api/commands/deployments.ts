import { client, resultOf } from "../client.ts";

export interface Share {
  version_id: string;
  percentage: number;
}

export interface NewDeployment {
  shares: Share[];
  message: string;
  /** Also when secrets get values back that they had before. */
  force?: boolean;
}

/** Puts versions that exist into service. */
export function deployVersions(account: string, script: string, { shares, message, force }: NewDeployment) {
  return resultOf(
    client.POST("/client/v4/accounts/{account}/workers/scripts/{script}/deployments", {
      params: { path: { account, script }, query: { force: force ?? false } },
      body: {
        strategy: "percentage",
        versions: shares,
        ...(message !== "" && { annotations: { "workers/message": message } }),
      },
    }),
  );
}
