import { URL } from "../../../web/url/url.ts";
import { invalidArgument, nodeError, notImplemented } from "../../../node-globals/errors.ts";

export type RequestOptions = Readonly<Record<string, unknown>>;
export type Protocol = "http:" | "https:";

/** Options that ask for a connection of a certain kind; connections are made by the platform. */
const OF_CONNECTIONS = [
  ...[
    "ca",
    "cert",
    "createConnection",
    "key",
    "localAddress",
    "lookup",
    "maxHeaderSize",
    "pfx",
    "socketPath",
  ],
];

const DEFAULT_PORTS: Readonly<Record<Protocol, number>> = { "http:": 80, "https:": 443 };

/** What `request(url, options, callback)` was given, where each may be missing. */
export function requestArguments(given: readonly unknown[]): { options: RequestOptions; callback: unknown } {
  const [first, ...rest] = given;
  const isUrl = typeof first === "string" || first instanceof URL;
  const [options, callback] = isUrl ? rest : given;
  const fromUrl = isUrl ? optionsOfUrl(new URL(String(first))) : {};
  return typeof options === "function"
    ? { options: fromUrl, callback: options }
    : { options: { ...fromUrl, ...(options as object | undefined) }, callback };
}

/** The protocol, which must be the one of the module that is asked unless an agent says otherwise. */
export function requireProtocol(options: RequestOptions, expected: Protocol): Protocol {
  const { protocol: ofAgent } = (options["agent"] ?? {}) as { protocol?: Protocol };
  const allowed = ofAgent ?? expected;
  const protocol = options["protocol"] ?? allowed;
  if (protocol !== allowed) {
    throw nodeError(
      TypeError,
      "ERR_INVALID_PROTOCOL",
      `Protocol "${String(protocol)}" not supported. Expected "${allowed}"`,
    );
  }
  return allowed;
}

/** Where a request with these options goes. */
export function urlOf(options: RequestOptions, protocol: Protocol): string {
  for (const name of OF_CONNECTIONS) {
    if (options[name] !== undefined && options[name] !== null) {
      throw notImplemented(`options.${name}`);
    }
  }
  if (options["rejectUnauthorized"] === false) {
    throw notImplemented("options.rejectUnauthorized");
  }
  const path = options["path"] ?? "/";
  if (typeof path !== "string") {
    throw invalidArgument("options.path", "of type string", path);
  }
  if (/[^\u0021-\u00ff]/.test(path)) {
    throw nodeError(TypeError, "ERR_UNESCAPED_CHARACTERS", "Request path contains unescaped characters");
  }
  const host = hostOf(options);
  const port = options["port"] ?? options["defaultPort"] ?? DEFAULT_PORTS[protocol];
  return `${protocol}//${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}:${String(port)}${path}`;
}

export function methodOf({ method }: RequestOptions): string {
  if (method === undefined || method === null || method === "") {
    return "GET";
  }
  if (typeof method !== "string") {
    throw invalidArgument("options.method", "of type string", method);
  }
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(method)) {
    throw nodeError(TypeError, "ERR_INVALID_HTTP_TOKEN", `Method must be a valid HTTP token ["${method}"]`);
  }
  return method.toUpperCase();
}

function hostOf(options: RequestOptions): string {
  for (const name of ["hostname", "host"]) {
    const host = options[name];
    if (typeof host === "string" && host !== "") {
      return host;
    }
    if (host !== undefined && host !== null && host !== "") {
      throw invalidArgument(`options.${name}`, "of type string or one of undefined or null", host);
    }
  }
  return "localhost";
}

function optionsOfUrl(url: URL): RequestOptions {
  const auth = [url.username, url.password].map(decodeURIComponent).join(":");
  return {
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ""),
    path: url.pathname + url.search,
    ...(url.port === "" ? {} : { port: Number(url.port) }),
    ...(url.username === "" && url.password === "" ? {} : { auth }),
  };
}
