import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "**/target/**",
      "**/dist/**",
      "**/node_modules/**",
      ".holdfast/**",
      "**/schema.d.ts",
      "data-plane/pod/src/test/resources/hostile/**",
    ],
  },
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
    files: [
      "infra/bench/worker/**/*.js",
      "infra/conformance/workers/**/*.js",
      "data-plane/pod/src/test/resources/dev/holdfast/pod/hostile-worker.js",
    ],
    languageOptions: {
      globals: Object.fromEntries(
        [
          "AbortSignal",
          "Headers",
          "ReadableStream",
          "Request",
          "TextDecoder",
          "TextEncoder",
          "TransformStream",
          "URLSearchParams",
          "crypto",
          "queueMicrotask",
          "structuredClone",
        ].map((name) => [name, "readonly"]),
      ),
    },
  },
);
