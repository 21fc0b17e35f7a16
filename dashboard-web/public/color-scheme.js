// Sets the colour scheme before the first paint; a file of its own because the content security policy forbids inline scripts.
(function () {
  var chosen = null;
  try {
    chosen = globalThis.localStorage.getItem("mantine-color-scheme-value");
  } catch {
    // Storage may be blocked: follow the system.
  }
  var dark =
    chosen === "dark" ||
    (chosen !== "light" && globalThis.matchMedia("(prefers-color-scheme: dark)").matches);
  globalThis.document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
