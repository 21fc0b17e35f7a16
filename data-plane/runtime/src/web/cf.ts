import type { Packed } from "../host.ts";
import { indexOf, jsonParse, jsonStringify, slice } from "../primordials.ts";

/** No header field can have this name: it carries `request.cf` in front of the fields, as the link's `Headers` says. */
const CF = ":cf\n";

/**
 * What the platform or the calling Worker tells about a request besides its header fields. Kept as JSON until somebody
 * looks at it, since few do.
 */
export class CfProperties {
  #json: string | undefined;
  #value: unknown;

  private constructor(json: string | undefined, value: unknown) {
    this.#json = json;
    this.#value = value;
  }

  static readonly NONE = new CfProperties(undefined, undefined);

  static of(value: unknown): CfProperties {
    return new CfProperties(undefined, value);
  }

  /** Takes the properties off the front of what came over the border. */
  static split(packed: Packed): readonly [CfProperties, Packed] {
    if (packed[0] !== ":") {
      return [CfProperties.NONE, packed];
    }
    const end = indexOf(packed, "\n", CF.length);
    const last = end < 0 ? packed.length : end;
    return [
      new CfProperties(slice(packed, CF.length, last), undefined),
      slice(packed, last + 1, packed.length),
    ];
  }

  get value(): unknown {
    if (this.#json !== undefined) {
      this.#value = jsonParse(this.#json);
      this.#json = undefined;
    }
    return this.#value;
  }

  /** Puts them in front of packed fields. Throws what the value's own conversion to JSON throws. */
  before(packed: Packed): Packed {
    const json = this.#json ?? (jsonStringify(this.#value) as string | undefined);
    if (json === undefined) {
      return packed;
    }
    return packed === "" ? CF + json : `${CF}${json}\n${packed}`;
  }
}
