import { host } from "../../border/host-ref.ts";

const MAX_DOMAIN = 4096;

/** Stands in for the package `tr46`: ASCII hosts are answered here, others by the host's IDNA. */
export function toASCII(domain: string): string | null {
  const lower = domain.toLowerCase();
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(domain) && !lower.split(".").some((label) => label.startsWith("xn--"))) {
    return lower;
  }
  if (domain.length > MAX_DOMAIN) {
    return null;
  }
  const ascii = host().domainToAscii(domain);
  return ascii === "" ? null : ascii;
}
