import npm from "readable-stream/lib/stream.js";

interface DuplexLike {
  push(chunk: unknown): boolean;
}
type Done = () => void;
const Duplex = npm["Duplex"] as new (options: object) => DuplexLike;

/** https://nodejs.org/api/stream.html#streamduplexpairoptions */
export function duplexPair(options: object = {}): [DuplexLike, DuplexLike] {
  let resume: Done | undefined;
  const side = (other: () => DuplexLike): DuplexLike =>
    new Duplex({
      ...options,
      read() {
        const waiting = resume;
        resume = undefined;
        waiting?.();
      },
      write(chunk: unknown, _encoding: unknown, done: Done) {
        if (other().push(chunk)) {
          done();
        } else {
          resume = done;
        }
      },
      final(done: Done) {
        other().push(null);
        done();
      },
    });
  const first: DuplexLike = side(() => second);
  const second: DuplexLike = side(() => first);
  return [first, second];
}
