import type { Binding } from "../api/model.ts";
import { bindingTypeName, bindingValue } from "./binding.ts";

export interface BindingChange {
  name: string;
  kind: "added" | "removed" | "changed";
  /** In words; absent for what is added. */
  before?: string;
  /** In words; absent for what is removed. */
  after?: string;
}

/** What bindings have become, by name. Whether a secret has another value is not known here. */
export function bindingChanges(before: readonly Binding[], after: readonly Binding[]): BindingChange[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))].toSorted();
  return names.flatMap((name): BindingChange[] => {
    const was = before.find((binding) => binding.name === name);
    const is = after.find((binding) => binding.name === name);
    if (was === undefined) return is ? [{ name, kind: "added", after: inWords(is) }] : [];
    if (is === undefined) return [{ name, kind: "removed", before: inWords(was) }];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ name, kind: "changed", before: inWords(was), after: inWords(is) }];
  });
}

function inWords(binding: Binding): string {
  const value = bindingValue(binding);
  return value === "" ? bindingTypeName(binding.type) : `${bindingTypeName(binding.type)}: ${value}`;
}
