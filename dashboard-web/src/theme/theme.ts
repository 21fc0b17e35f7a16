import { createTheme, type MantineColorsTuple } from "@mantine/core";

const kelp: MantineColorsTuple = [
  "#eaf6f1",
  "#d3ece2",
  "#a8dac6",
  "#78c5a8",
  "#4fb18e",
  "#2f9f7a",
  "#1b8a67",
  "#117556",
  "#0b6148",
  "#064a37",
];

const lamp: MantineColorsTuple = [
  "#fef6e6",
  "#fbe9c8",
  "#f6d497",
  "#f2c470",
  "#eeb04b",
  "#dd9a2f",
  "#bd7d18",
  "#97610d",
  "#7a4d08",
  "#5d3a04",
];

const gray: MantineColorsTuple = [
  "#f6f8f7",
  "#eef2f0",
  "#e3e9e6",
  "#d3dcd8",
  "#bdc9c4",
  "#94a39d",
  "#5f6e69",
  "#46534f",
  "#2f3b37",
  "#18211f",
];

const dark: MantineColorsTuple = [
  "#d9e1de",
  "#bcc8c4",
  "#95a49f",
  "#6b7a75",
  "#3a4744",
  "#2a3533",
  "#1a2322",
  "#111918",
  "#0c1312",
  "#080d0c",
];

const sans =
  'ui-sans-serif, "Inter", "Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", "Liberation Sans", sans-serif';
const mono =
  'ui-monospace, "SF Mono", "JetBrains Mono", "Cascadia Code", Menlo, Consolas, "Liberation Mono", monospace';

/** Holdfast's look: sea-green on slightly green neutrals, one warm accent, system fonts. */
export const theme = createTheme({
  primaryColor: "kelp",
  primaryShade: { light: 7, dark: 7 },
  colors: { kelp, lamp, gray, dark },
  black: "#18211f",
  fontFamily: sans,
  fontFamilyMonospace: mono,
  defaultRadius: "md",
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "18px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  headings: {
    fontFamily: sans,
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.2" },
      h2: { fontSize: "1.25rem", lineHeight: "1.3" },
      h3: { fontSize: "1.0625rem", lineHeight: "1.4" },
      h4: { fontSize: "0.9375rem", lineHeight: "1.45" },
    },
  },
  components: {
    Badge: { styles: { root: { minWidth: "max-content" } } },
    Button: { defaultProps: { fw: 550 } },
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Dismiss" } } },
    Modal: { styles: { title: { fontWeight: 600 } } },
    Drawer: { styles: { title: { fontWeight: 600, overflowWrap: "anywhere" } } },
    CloseButton: { defaultProps: { "aria-label": "Close" } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 200 } },
    Skeleton: { defaultProps: { radius: "sm" } },
  },
});
