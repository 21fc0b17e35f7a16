type Done = (error?: Error | null) => void;

/** `process.stdout` and `process.stderr`: each text is a line of the Worker's log. */
export function logStream(level: "error" | "log", fd: number): object {
  const write = (text: unknown, encoding?: unknown, done?: Done): boolean => {
    const { console, TextDecoder } = globalThis as unknown as {
      console: Record<typeof level, (text: string) => void>;
      TextDecoder: new () => { decode(bytes: unknown): string };
    };
    console[level](typeof text === "string" ? text.replace(/\n$/, "") : new TextDecoder().decode(text));
    const callback = typeof encoding === "function" ? (encoding as Done) : done;
    callback?.();
    return true;
  };
  return {
    fd,
    write,
    end: write,
    writable: true,
    on: () => undefined,
    once: () => undefined,
    emit: () => false,
  };
}
