import { Box, Text } from "@mantine/core";
import styles from "./url-preview.module.css";

/** How the host names of an account's Workers will look. */
export function UrlPreview({ subdomain }: { subdomain: string }) {
  return (
    <Box mt="lg">
      <Text size="sm" c="var(--hf-quiet)" mb={6}>
        A Worker called hello will answer at
      </Text>
      <Box className={styles["preview"] ?? ""} aria-live="polite">
        <Text component="span" c="var(--hf-quiet)" inherit>
          hello.
        </Text>
        <Text component="span" fw={650} inherit>
          {subdomain === "" ? "…" : subdomain}
        </Text>
        <Text component="span" c="var(--hf-quiet)" inherit>
          .{window.location.hostname}
        </Text>
      </Box>
    </Box>
  );
}
