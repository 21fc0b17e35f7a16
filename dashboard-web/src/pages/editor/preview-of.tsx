import { useQuery } from "@tanstack/react-query";
import { workerAddressQuery } from "../../api/queries/workers.ts";
import { readConfig } from "../../domain/project/config.ts";
import type { ProjectFiles } from "../../domain/project/project.ts";

/** Versions with Durable Objects have no address: they would work on the data of the deployed one. */
export function previewObstacle(files: ProjectFiles): string | null {
  const { config } = readConfig(files);
  return (config.durable_objects?.bindings ?? []).length > 0
    ? "A version that binds Durable Objects has no address of its own, since it would work on the deployed one's data. Deploy it to see it."
    : null;
}

interface Props {
  account: string;
  name: string;
  isNew: boolean;
  url: string | undefined;
  version: { id: string; metadata: { has_preview?: boolean } } | undefined;
  children: (shown: { url: string | undefined; caption: string }) => React.ReactNode;
}

/** Which address the preview shows: that of the version just uploaded, or the deployed Worker's. */
export function PreviewOf({ account, name, isNew, url, version, children }: Props) {
  const address = useQuery({ ...workerAddressQuery(account, name), enabled: version !== undefined });
  const suffix = address.data?.subdomain?.preview_url_suffix;
  if (version && suffix !== undefined && url !== undefined && version.metadata.has_preview === true) {
    const own = `${new URL(url).protocol}//${version.id.slice(0, 8)}${suffix}/`;
    return children({ url: own, caption: `Version ${version.id.slice(0, 8)}, which is not deployed` });
  }
  if (isNew) return children({ url, caption: "Once it is deployed, the Worker is shown here." });
  if (url === undefined) return children({ url, caption: "The Worker has no address to show." });
  const caption = version ? "The version has no address; this is the deployed one" : "The deployed Worker";
  return children({ url, caption });
}
