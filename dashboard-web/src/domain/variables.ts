import type { Binding } from "../api/model.ts";

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const LONGEST_BYTES = 5 * 1024;

/** A binding that the dashboard can make: the others come with code. */
export type VariableType = "plain_text" | "json" | "secret_text";

export function isVariable({ type }: Binding): boolean {
  return type === "plain_text" || type === "json" || type === "secret_text";
}

/** Why a new variable cannot have this name, or `null`. */
export function variableNameProblem(name: string, existing: readonly string[]): string | null {
  if (name === "") return "Give the variable a name";
  if (!IDENTIFIER.test(name)) return "Letters, digits and underscores, no digit at the beginning";
  if (existing.includes(name)) return `env.${name} exists already`;
  return null;
}

/** Why a variable cannot have this value, or `null`. */
export function variableValueProblem(type: VariableType, value: string): string | null {
  if (new TextEncoder().encode(value).length > LONGEST_BYTES) return "At most 5 KB";
  if (type !== "json") return null;
  try {
    JSON.parse(value);
    return null;
  } catch (error) {
    return error instanceof Error ? `No JSON: ${error.message}` : "No JSON";
  }
}

/** All bindings with one set, in the words of the settings: one that has only name and type stays as it is. */
export function withVariable(bindings: readonly Binding[], variable: Binding): Binding[] {
  const others = withoutBinding(bindings, variable.name);
  return [...others, variable];
}

/** All bindings but one; they stay as they are. */
export function withoutBinding(bindings: readonly Binding[], name: string): Binding[] {
  return bindings.filter((each) => each.name !== name).map((each) => ({ name: each.name, type: each.type }));
}

export function variable(name: string, type: "plain_text" | "json", value: string): Binding {
  return type === "json" ? { name, type, json: JSON.parse(value) as unknown } : { name, type, text: value };
}
