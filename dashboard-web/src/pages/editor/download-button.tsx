import { Button } from "@mantine/core";
import { strToU8, zipSync } from "fflate";
import type { ProjectFiles } from "../../domain/project/project.ts";

/** The project as a zip file, which wrangler deploys as it is. */
export function DownloadButton({ name, files }: { name: string; files: ProjectFiles }) {
  const download = () => {
    const entries = Object.entries(files).map(([path, content]) => [
      `${name}/${path}`,
      typeof content === "string" ? strToU8(content) : content,
    ]);
    const zip = zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>);
    const url = URL.createObjectURL(new Blob([zip as Uint8Array<ArrayBuffer>], { type: "application/zip" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${name}.zip`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button variant="subtle" onClick={download}>
      Download
    </Button>
  );
}
