const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const threeDigits = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const oneDigit = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

const BYTE_UNITS = ["B", "KB", "MB", "GB", "TB"];

/** "1,234,567": where the exact number matters. */
export function formatWhole(count: number): string {
  return whole.format(count);
}

/** "1 key", "1,234 keys" */
export function formatItems(count: number, one: string, many = `${one}s`): string {
  return `${formatWhole(count)} ${count === 1 ? one : many}`;
}

/** "987", "1.2K", "3.4M": where the size of a number matters. */
export function formatCount(count: number): string {
  return compact.format(count);
}

/** "0", "640 µs", "1.25 ms", "340 ms", "2.1 s", "3.5 min" */
export function formatMicros(micros: number): string {
  if (micros === 0) return "0";
  if (micros < 1_000) return `${threeDigits.format(micros)} µs`;
  if (micros < 1_000_000) return `${threeDigits.format(micros / 1_000)} ms`;
  if (micros < 60_000_000) return `${threeDigits.format(micros / 1_000_000)} s`;
  return `${threeDigits.format(micros / 60_000_000)} min`;
}

export function formatMillis(millis: number): string {
  return formatMicros(millis * 1_000);
}

/** "0 B", "512 B", "1.5 KB": in steps of 1024. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < BYTE_UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? whole.format(value) : threeDigits.format(value)} ${BYTE_UNITS[unit]}`;
}

/** "1.5": at most one digit after the point. */
export function formatDecimal(number: number): string {
  return oneDigit.format(number);
}

/** "12.5 %" of a share between 0 and 1. */
export function formatShare(share: number): string {
  return `${oneDigit.format(share * 100)} %`;
}
