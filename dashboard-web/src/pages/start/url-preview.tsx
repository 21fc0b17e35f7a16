import { Box, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { platformQuery } from "../../api/queries/platform.ts";
import { workersHost } from "../../domain/worker-host.ts";
import styles from "./url-preview.module.css";

/** How the addresses of an account's Workers will look. */
export function UrlPreview({ subdomain }: { subdomain: string }) {
  return (
    <Box mt="lg">
      <Text size="sm" c="var(--hf-quiet)" mb={6}>
        A Worker called hello will answer at
      </Text>
      <Box className={styles["preview"] ?? ""} aria-live="polite" data-testid="url-preview">
        <Text component="span" c="var(--hf-quiet)" inherit>
          hello.
        </Text>
        <Text component="span" fw={650} inherit>
          {subdomain === "" ? "…" : subdomain}
        </Text>
        <Text component="span" c="var(--hf-quiet)" inherit>
          .
        </Text>
        <Host />
      </Box>
    </Box>
  );
}

/** The dashboard's own host name stands in if the platform cannot be asked: the best guess, and no reason to stop here. */
function Host() {
  const { data, isPending } = useQuery(platformQuery);
  if (isPending)
    return <Skeleton className={styles["host"] ?? ""} h="1em" w="9em" role="status" aria-label="Loading" />;
  return (
    <Text component="span" c="var(--hf-quiet)" inherit>
      {data ? workersHost(data.workers) : window.location.hostname}
    </Text>
  );
}
