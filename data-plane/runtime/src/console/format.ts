import { inspect } from "./inspect.ts";

/** https://console.spec.whatwg.org/#formatter: a first text may hold place holders, the rest follows. */
export function format(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first !== "string") {
    return values.map(show).join(" ");
  }
  let used = 0;
  const text = first.replace(/%[sdifjoOc%]/g, (holder) => {
    if (holder === "%%") {
      return "%";
    }
    return used < rest.length ? filled(holder, rest[used++]) : holder;
  });
  return [text, ...rest.slice(used).map(show)].join(" ");
}

function show(value: unknown): string {
  return typeof value === "string" ? value : inspect(value);
}

function filled(holder: string, value: unknown): string {
  switch (holder) {
    case "%s":
      return typeof value === "string" ? value : inspect(value);
    case "%d":
      return typeof value === "bigint"
        ? `${value}n`
        : typeof value === "symbol"
          ? "NaN"
          : String(Number(value));
    case "%i":
      return typeof value === "symbol" ? "NaN" : String(parseInt(String(value), 10));
    case "%f":
      return typeof value === "symbol" ? "NaN" : String(parseFloat(String(value)));
    case "%j":
      return JSON.stringify(value) ?? "undefined";
    case "%c":
      return "";
    default:
      return inspect(value);
  }
}
