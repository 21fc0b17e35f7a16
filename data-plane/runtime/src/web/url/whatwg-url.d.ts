declare module "whatwg-url/lib/url-state-machine.js" {
  export interface UrlRecord {
    scheme: string;
    username: string;
    password: string;
    host: string | number | number[] | null;
    port: number | null;
    path: string | string[];
    query: string | null;
    fragment: string | null;
  }

  export interface ParseOptions {
    readonly baseURL?: UrlRecord | null;
    readonly url?: UrlRecord;
    readonly stateOverride?: string;
  }

  export interface StateMachine {
    basicURLParse(input: string, options?: ParseOptions): UrlRecord | null;
    serializeURL(url: UrlRecord, excludeFragment?: boolean): string;
    serializeURLOrigin(url: UrlRecord): string;
    serializeHost(host: string | number | number[]): string;
    serializePath(url: UrlRecord): string;
    cannotHaveAUsernamePasswordPort(url: UrlRecord): boolean;
    hasAnOpaquePath(url: UrlRecord): boolean;
    setTheUsername(url: UrlRecord, username: string): void;
    setThePassword(url: UrlRecord, password: string): void;
  }
}

declare module "whatwg-url/lib/urlencoded.js" {
  const urlencoded: {
    parseUrlencodedString(input: string): [string, string][];
    serializeUrlencoded(tuples: readonly (readonly [string, string])[]): string;
  };
  export default urlencoded;
}
