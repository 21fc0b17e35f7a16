import { Text } from "@mantine/core";
import { BUILT_MODULE } from "../../bundler/build.ts";
import type { Bundled } from "../../bundler/protocol.ts";
import { formatBytes, formatMillis } from "../../domain/numbers.ts";

/** What the last bundle is made of, how large it is and how long it took. */
export function BundleSummary({ bundled: { built, millis } }: { bundled: Bundled }) {
  const bundle = built.modules.find(({ name }) => name === BUILT_MODULE)?.content;
  return (
    <div>
      <Text size="xs" fw={600} c="var(--hf-quiet)" mb={4}>
        In the last bundle
        {bundle !== undefined && `: ${formatBytes(bundle.length)} in ${formatMillis(millis)}`}
      </Text>
      <ul style={{ margin: 0, paddingLeft: 18 }} aria-label="Packages in the last bundle">
        {built.packages.map(({ name, version }) => (
          <Text component="li" size="sm" key={`${name}@${version}`}>
            {name} {version}
          </Text>
        ))}
      </ul>
    </div>
  );
}
