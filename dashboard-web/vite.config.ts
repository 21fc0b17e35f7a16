import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { firstLoad } from "./build/first-load.ts";
import { mantineStyles } from "./build/mantine-styles.ts";

const controlPlane = process.env["HOLDFAST_CONTROL_PLANE"] ?? "http://localhost:8080";
const proxied = ["/client", "/login", "/logout"];

/** Few chunks rather than many small ones: what every page needs, and what many pages have in common. */
const chunks = [
  { name: "framework", tags: ["$initial" as const], test: /[\\/]node_modules[\\/]/, priority: 2 },
  { name: "frame", tags: ["$initial" as const], priority: 1 },
  { name: "shared", test: /[\\/](src|@mantine|@tabler|@tanstack|@floating-ui)[\\/]/, minShareCount: 6 },
];

export default defineConfig({
  plugins: [
    react(),
    mantineStyles(),
    firstLoad({ kilobytes: 275, except: /[\\/]src[\\/]pages[\\/]editor[\\/]/ }),
  ],
  build: {
    outDir: "target/classes/META-INF/resources",
    emptyOutDir: true,
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  server: {
    host: "127.0.0.1",
    proxy: Object.fromEntries(proxied.map((path) => [path, controlPlane])),
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    globals: false,
    testTimeout: 60_000,
  },
});
