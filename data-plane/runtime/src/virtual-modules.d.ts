/** Modules that the build makes. */
declare module "holdfast:internals" {
  /** What the platform's other scripts use of this one: built-ins, and modules by their path. */
  export const internals: object;
}

declare module "holdfast:node-names" {
  /** An own property for each of Node's modules, without `node:`. */
  export const names: Readonly<Record<string, true>>;
}
