import { nodeError } from "../../node-globals/errors.ts";

interface Option {
  readonly type: "boolean" | "string";
  readonly short?: string;
  readonly multiple?: boolean;
  readonly default?: unknown;
}

interface Config {
  readonly args?: readonly string[];
  readonly options?: Readonly<Record<string, Option>>;
  readonly strict?: boolean;
  readonly allowPositionals?: boolean;
}

interface Parsed {
  readonly values: Record<string, unknown>;
  readonly positionals: string[];
}

/** https://nodejs.org/api/util.html#utilparseargsconfig, without tokens and negated names. */
export function parseArgs(config: Config = {}): Parsed {
  return new ArgumentParser(config).parse(config.args ?? []);
}

class ArgumentParser {
  readonly #options: Readonly<Record<string, Option>>;
  readonly #strict: boolean;
  readonly #allowPositionals: boolean;
  readonly #values: Record<string, unknown> = { __proto__: null } as unknown as Record<string, unknown>;
  readonly #positionals: string[] = [];

  constructor({ options = {}, strict = true, allowPositionals = !strict }: Config) {
    this.#options = options;
    this.#strict = strict;
    this.#allowPositionals = allowPositionals;
  }

  parse(args: readonly string[]): Parsed {
    const rest = [...args];
    for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
      if (argument === "--") {
        rest.splice(0).forEach((positional) => this.#positional(positional));
      } else if (argument.startsWith("--")) {
        const [name, value] = split(argument.slice(2));
        this.#option(name, `--${name}`, value, rest);
      } else if (argument.startsWith("-") && argument.length > 1) {
        this.#shortOptions(argument.slice(1), rest);
      } else {
        this.#positional(argument);
      }
    }
    for (const [name, option] of Object.entries(this.#options)) {
      if (option.default !== undefined && !(name in this.#values)) {
        this.#values[name] = option.default;
      }
    }
    return { values: this.#values, positionals: this.#positionals };
  }

  /** `-abc` is `-a -b -c`, unless one takes a value: then the rest is its value. */
  #shortOptions(letters: string, rest: string[]): void {
    for (let i = 0; i < letters.length; i++) {
      const letter = letters[i] as string;
      const name = Object.keys(this.#options).find((key) => this.#options[key]?.short === letter) ?? letter;
      const takesValue = this.#options[name]?.type === "string";
      const attached = letters.slice(i + 1);
      this.#option(name, `-${letter}`, takesValue && attached !== "" ? attached : undefined, rest);
      if (takesValue) {
        return;
      }
    }
  }

  #option(name: string, shown: string, given: string | undefined, rest: string[]): void {
    const option = this.#options[name];
    if (option === undefined && this.#strict) {
      throw nodeError(TypeError, "ERR_PARSE_ARGS_UNKNOWN_OPTION", `Unknown option '${shown}'`);
    }
    if (option?.type === "string") {
      const value = given ?? (rest[0]?.startsWith("-") === true ? undefined : rest.shift());
      if (value === undefined && this.#strict) {
        throw invalid(`Option '${shown} <value>' argument missing`);
      }
      this.#store(name, value ?? true);
    } else if (given !== undefined && option !== undefined && this.#strict) {
      throw invalid(`Option '${shown}' does not take an argument`);
    } else {
      this.#store(name, given ?? true);
    }
  }

  #store(name: string, value: unknown): void {
    if (this.#options[name]?.multiple === true) {
      this.#values[name] = [...((this.#values[name] as unknown[] | undefined) ?? []), value];
    } else {
      this.#values[name] = value;
    }
  }

  #positional(argument: string): void {
    if (!this.#allowPositionals) {
      throw nodeError(
        TypeError,
        "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
        `Unexpected argument '${argument}'. This command does not take positional arguments`,
      );
    }
    this.#positionals.push(argument);
  }
}

function invalid(message: string): Error {
  return nodeError(TypeError, "ERR_PARSE_ARGS_INVALID_OPTION_VALUE", message);
}

function split(text: string): [name: string, value: string | undefined] {
  const equals = text.indexOf("=");
  return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}
