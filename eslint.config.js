import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["**/target/**", "**/dist/**", "**/node_modules/**", ".holdfast/**", "**/schema.d.ts"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ["dashboard-web/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ["**/*.{js,mjs,ts,tsx}"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        fetch: "readonly",
        Buffer: "readonly",
        Response: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        FormData: "readonly",
        Blob: "readonly",
      },
    },
  },
  {
    files: ["infra/bench/worker/**/*.js", "infra/conformance/workers/**/*.{js,mjs}"],
    languageOptions: {
      globals: Object.fromEntries(
        [
          "AbortSignal",
          "Event",
          "EventTarget",
          "Headers",
          "ReadableStream",
          "Request",
          "TextDecoder",
          "TextEncoder",
          "TransformStream",
          "URLSearchParams",
          "WebAssembly",
          "clearImmediate",
          "clearInterval",
          "crypto",
          "global",
          "queueMicrotask",
          "scheduler",
          "setImmediate",
          "setInterval",
        ].map((name) => [name, "readonly"]),
      ),
    },
  },
  {
    files: ["infra/conformance/workers/**/*.cjs"],
    languageOptions: {
      sourceType: "commonjs",
      globals: Object.fromEntries(
        ["__dirname", "__filename", "exports", "module", "require"].map((name) => [name, "readonly"]),
      ),
    },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
