/** How long and how hard to measure. */
export interface Options {
  readonly connections: number;
  readonly rounds: number;
  readonly roundSeconds: number;
  readonly warmUpSeconds: number;
  readonly coldSamples: number;
  /** How many sockets are opened at once. */
  readonly sockets: number;
  /** The only thing to measure; all if absent. */
  readonly only?: "sockets";
  /** For how long alarms come due. */
  readonly alarmSeconds: number;
  /** Objects that hibernate. */
  readonly objects: number;
}

export const USAGE = `usage: ./holdfast bench [--quick] [--sockets]

Runs the same Worker on workerd and on Holdfast and prints what each achieves. The platform is the one that
CLOUDFLARE_API_BASE_URL, CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID name; without them one is started for the run.

  --quick    one short round instead of three
  --sockets  only the memory of open sockets`;

const STANDARD: Options = {
  connections: 32,
  rounds: 3,
  roundSeconds: 3,
  warmUpSeconds: 8,
  coldSamples: 15,
  sockets: 8_000,
  alarmSeconds: 5,
  objects: 100_000,
};
const QUICK: Options = {
  connections: 32,
  rounds: 1,
  roundSeconds: 1,
  warmUpSeconds: 1,
  coldSamples: 2,
  sockets: 1_000,
  alarmSeconds: 1,
  objects: 2_000,
};

/** Undefined if only the usage was asked for. Throws on what it does not know. */
export function optionsFrom(args: readonly string[]): Options | undefined {
  const unknown = args.find((arg) => !["--quick", "--sockets", "--help"].includes(arg));
  if (unknown) throw new Error(`unknown argument ${unknown}\n\n${USAGE}`);
  if (args.includes("--help")) return undefined;
  const chosen = args.includes("--quick") ? QUICK : STANDARD;
  return args.includes("--sockets") ? { ...chosen, only: "sockets" } : chosen;
}
