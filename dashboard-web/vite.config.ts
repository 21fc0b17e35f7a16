import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const controlPlane = process.env["HOLDFAST_CONTROL_PLANE"] ?? "http://localhost:8080";
const proxied = ["/client", "/login", "/logout"];

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "target/classes/META-INF/resources",
    emptyOutDir: true,
    chunkSizeWarningLimit: 3_000,
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
