/** A URL that the URL standard's parser would leave as it is. */
export interface PlainUrl {
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

/** Lower-case host that ends in a letter, so it is no IPv4 address; only characters that no part of a URL encodes. */
const PLAIN =
  /^(https?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::([1-9][0-9]{0,4}))?(\/[A-Za-z0-9\-._~!$&()*+,;=:@/%]*)?(\?[A-Za-z0-9\-._~!$&()*+,;=:@/?%]*)?(#[A-Za-z0-9\-._~!$&()*+,;=:@/?%]*)?$/;
const DOTS = /\/(?:\.|%2e)/i;
const NOT_PLAIN_HOST = /(?:^|\.)(?:xn--|[0-9][^.]*$)/;

/** Takes apart a plain http(s) URL; undefined for everything that needs the full parser. */
export function parsePlain(input: string): PlainUrl | undefined {
  const match = PLAIN.exec(input);
  if (match === null) {
    return undefined;
  }
  const [, scheme = "", hostname = "", port = "", path = "", search = "", hash = ""] = match;
  if (DOTS.test(path) || NOT_PLAIN_HOST.test(hostname) || isNotPlainPort(scheme, port)) {
    return undefined;
  }
  const protocol = `${scheme}:`;
  const origin = port === "" ? `${protocol}//${hostname}` : `${protocol}//${hostname}:${port}`;
  return {
    href: path === "" ? `${origin}/${search}${hash}` : input,
    origin,
    protocol,
    hostname,
    port,
    pathname: path === "" ? "/" : path,
    search: search === "?" ? "" : search,
    hash: hash === "#" ? "" : hash,
  };
}

function isNotPlainPort(scheme: string, port: string): boolean {
  return port !== "" && (Number(port) > 65535 || port === (scheme === "http" ? "80" : "443"));
}
