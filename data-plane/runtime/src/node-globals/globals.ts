import type { BundleHead } from "../objects/env.ts";
import { type NodeSupport, nodeSupport } from "./support.ts";
import { defineProperty } from "../primordials.ts";
import { fillEnvironment } from "./environment.ts";
import { named } from "./named.ts";
import { nodeRequire, supportNode } from "./registry.ts";
import { timerFunctions } from "./timeout.ts";

let installed = false;

/** Gives a version what its compatibility date and flags ask for of Node. Before any module is linked. */
export function installNode(head: BundleHead): void {
  const support: NodeSupport = nodeSupport();
  supportNode(support);
  if (support.environment) {
    fillEnvironment(head.bindings ?? []);
  }
  if (support.modules && !installed) {
    installed = true;
    defineValue("global", globalThis);
    for (const [name, value] of Object.entries(timerFunctions)) {
      defineValue(name, named(name, value));
    }
    defineLazily("process", () => nodeRequire("node:process"));
    defineLazily("Buffer", () => (nodeRequire("node:buffer") as { Buffer: unknown }).Buffer);
  }
}

function defineValue(name: string, value: unknown): void {
  defineProperty(globalThis, name, { value, writable: true, enumerable: true, configurable: true });
}

/** A global that is made when it is first looked at. */
function defineLazily(name: string, make: () => unknown): void {
  defineProperty(globalThis, name, {
    get() {
      const value = make();
      defineValue(name, value);
      return value;
    },
    set(value: unknown) {
      defineValue(name, value);
    },
    enumerable: true,
    configurable: true,
  });
}
