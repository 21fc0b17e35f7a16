import { Box, Text } from "@mantine/core";
import styles from "./url-preview.module.css";

/** How the addresses of an account's Workers will look. */
export function UrlPreview({ subdomain }: { subdomain: string }) {
  return (
    <Box className={styles["preview"] ?? ""} mt="lg" aria-live="polite">
      <Text component="span" c="var(--hf-quiet)" inherit>
        my-worker.
      </Text>
      <Text component="span" fw={650} inherit>
        {subdomain === "" ? "…" : subdomain}
      </Text>
      <Text component="span" c="var(--hf-quiet)" inherit>
        .{window.location.hostname}
      </Text>
    </Box>
  );
}
