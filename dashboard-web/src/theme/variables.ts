import type { CSSVariablesResolver } from "@mantine/core";

/** Softer tints than Mantine computes, so that notices and badges stay calm on both backgrounds. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-kelp-light": "#e2f1ea",
    "--mantine-color-kelp-light-hover": "#d3ece2",
    "--mantine-color-lamp-light": "#fbf0d9",
    "--mantine-color-red-light": "#fdebea",
    "--mantine-color-error": "#c92a2a",
    "--mantine-color-default-border": "var(--mantine-color-gray-4)",
  },
  dark: {
    "--mantine-color-error": "var(--mantine-color-red-4)",
    "--mantine-color-kelp-light": "rgba(79, 177, 142, 0.15)",
    "--mantine-color-kelp-light-hover": "rgba(79, 177, 142, 0.22)",
    "--mantine-color-kelp-light-color": "var(--mantine-color-kelp-3)",
    "--mantine-color-lamp-light": "rgba(238, 176, 75, 0.13)",
    "--mantine-color-lamp-light-color": "var(--mantine-color-lamp-3)",
    "--mantine-color-red-light": "rgba(250, 82, 82, 0.13)",
    "--mantine-color-gray-light": "rgba(149, 164, 159, 0.14)",
    "--mantine-color-disabled": "var(--mantine-color-dark-5)",
  },
});
