import { connect } from "node:net";
import { once } from "node:events";
import { port } from "./launcher.ts";

/** Has the platform's Redis run a script, and returns what it answers, as it comes over the wire. */
export async function script(lua: string): Promise<string> {
  const socket = connect(await port("redis"), "127.0.0.1");
  await once(socket, "connect");
  const parts = ["EVAL", lua, "0"];
  socket.write(
    `*${parts.length}\r\n${parts.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`).join("")}`,
  );
  const [answer] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return answer.toString();
}
