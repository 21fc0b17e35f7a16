import { brand } from "../serialization/kinds.ts";

/**
 * WebAssembly from bytes is code generation, hence refused; modules that came with the version may be instantiated. Done when
 * the host is installed, since the global returns anew when a snapshot is restored.
 */
export function restrictWasm(): void {
  const wasm = (globalThis as { WebAssembly?: Record<string, unknown> }).WebAssembly;
  if (wasm === undefined) {
    return;
  }
  const { Module, CompileError, instantiate } = wasm as {
    Module: { prototype: object };
    CompileError: new (message: string) => Error;
    instantiate: (module: unknown, imports?: unknown) => Promise<unknown>;
  };
  const refusal = (name: string): Error =>
    new CompileError(`WebAssembly.${name}(): Wasm code generation disallowed by embedder`);
  const refuse = (name: string) => async (): Promise<never> => {
    throw refusal(name);
  };
  const blockedModule = function Module(): never {
    throw refusal("Module");
  };
  blockedModule.prototype = Module.prototype;
  Object.defineProperty(Module.prototype, "constructor", {
    value: blockedModule,
    writable: true,
    configurable: true,
  });
  const replacements: Record<string, unknown> = {
    Module: blockedModule,
    compile: refuse("compile"),
    compileStreaming: refuse("compileStreaming"),
    instantiateStreaming: refuse("instantiateStreaming"),
    async instantiate(module: unknown, imports?: unknown) {
      if (!(module instanceof blockedModule) || isBytes(module)) {
        throw refusal("instantiate");
      }
      return instantiate.call(wasm, module, imports);
    },
    validate: () => false,
  };
  for (const [name, value] of Object.entries(replacements)) {
    Object.defineProperty(wasm, name, { value, writable: true, configurable: true });
  }
}

function isBytes(value: object): boolean {
  if (ArrayBuffer.isView(value)) {
    return true;
  }
  try {
    brand.bufferLength(value);
    return true;
  } catch {
    return false;
  }
}
