import { Skeleton, Stack } from "@mantine/core";
import { Surface } from "./surface.tsx";

/** Stands in for a page whose data is under way: a heading and some rows of about the right height. */
export function PageSkeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div aria-busy="true" aria-label="Loading">
      <Skeleton h={32} w={220} mb={12} />
      <Skeleton h={18} w={360} maw="100%" mb={36} />
      <Surface>
        <Stack gap="lg">
          {Array.from({ length: rows }, (_, row) => (
            <Skeleton key={row} h={22} w={`${95 - row * 9}%`} />
          ))}
        </Stack>
      </Surface>
    </div>
  );
}
