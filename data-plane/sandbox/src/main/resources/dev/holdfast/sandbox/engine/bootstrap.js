/* global WebAssembly, __holdfast */
// Runs after a snapshot is restored and before anything of a tenant: takes what Java needs from untouched built-ins,
// and takes away what tenants may not have. The value of this script is the object of helpers.
(() => {
  const { apply } = Reflect;
  const { parse } = JSON;
  const { then } = Promise.prototype;
  const { describe } = __holdfast;
  const NativeModule = WebAssembly.Module;
  const NativeInstance = WebAssembly.Instance;
  const { instantiate } = WebAssembly;
  const { CompileError } = WebAssembly;
  const NativePromise = Promise;
  const NativeTypeError = TypeError;

  const refusal = (what) => new CompileError(`${what}: Wasm code generation disallowed by embedder`);
  const isModule = (value) => {
    try {
      NativeModule.exports(value);
      return true;
    } catch {
      return false;
    }
  };

  function Module() {
    throw refusal("WebAssembly.Module()");
  }
  for (const name of ["exports", "imports", "customSections"]) {
    Object.defineProperty(Module, name, Object.getOwnPropertyDescriptor(NativeModule, name));
  }
  Object.defineProperty(Module, "prototype", { value: NativeModule.prototype, writable: false });
  Object.defineProperty(NativeModule.prototype, "constructor", {
    value: Module,
    writable: true,
    configurable: true,
  });

  const set = (name, value) =>
    Object.defineProperty(WebAssembly, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: false,
    });
  set("Module", Module);
  set("compile", () => NativePromise.reject(refusal("WebAssembly.compile()")));
  set("instantiate", (module, imports) =>
    isModule(module)
      ? apply(instantiate, WebAssembly, [module, imports])
      : NativePromise.reject(refusal("WebAssembly.instantiate()")),
  );
  __holdfast.useCompiler((bytes) => {
    const module = new NativeModule(bytes);
    return (imports) => new NativeInstance(module, imports);
  });
  delete WebAssembly.compileStreaming;
  delete WebAssembly.instantiateStreaming;
  delete globalThis.SharedArrayBuffer;
  const refuseToWait = () => {
    throw new NativeTypeError("Atomics.wait cannot be called in this context");
  };
  Object.defineProperty(Atomics, "wait", { value: refuseToWait, writable: true, configurable: true });
  delete Atomics.waitAsync;
  delete globalThis.__holdfast;

  let outcome = "";
  return {
    parse: (text) => parse(text),
    wasmModule: (bytes) => new NativeModule(bytes),
    watch(promise) {
      apply(then, promise, [
        () => {
          outcome = "{}";
        },
        (thrown) => {
          outcome = describe(thrown);
        },
      ]);
    },
    outcome: () => outcome,
  };
})();
