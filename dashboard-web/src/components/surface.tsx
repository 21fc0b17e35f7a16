import { Box, type BoxProps } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./surface.module.css";

interface Props extends BoxProps {
  children: ReactNode;
  padded?: boolean;
  id?: string;
}

/** The card on which everything stands. */
export function Surface({ children, padded = true, ...rest }: Props) {
  return (
    <Box className={`${styles["surface"]} ${padded ? styles["padded"] : ""}`} {...rest}>
      {children}
    </Box>
  );
}
