import { caught, group } from "./harness.js";

/** The first message that arrives. */
const message = (port) =>
  new Promise((resolve) => {
    port.onmessage = (event) => resolve(event);
  });

const checks = group({
  inWorker: {
    "a message arrives at the other port": async () => {
      const { port1, port2 } = new MessageChannel();
      const arrived = message(port2);
      port1.postMessage({ a: [1, 2] });
      return (await arrived).data;
    },
    "messages go both ways": async () => {
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = (event) => port2.postMessage(event.data + 1);
      const arrived = message(port1);
      port1.postMessage(1);
      return (await arrived).data;
    },
    "messages arrive later": async () => {
      const { port1, port2 } = new MessageChannel();
      const order = [];
      const arrived = new Promise((resolve) => {
        port2.onmessage = () => {
          order.push("message");
          resolve();
        };
      });
      port1.postMessage(1);
      order.push("sent");
      await arrived;
      return order;
    },
    "messages wait until a listener is set": async () => {
      const { port1, port2 } = new MessageChannel();
      port1.postMessage("early");
      await scheduler.wait(1);
      return (await message(port2)).data;
    },
    "a listener needs start": async () => {
      const { port1, port2 } = new MessageChannel();
      const arrived = [];
      port2.addEventListener("message", (event) => arrived.push(event.data));
      port1.postMessage(1);
      await scheduler.wait(5);
      const before = arrived.length;
      port2.start();
      await scheduler.wait(5);
      return [before, arrived];
    },
    "order is kept": async () => {
      const { port1, port2 } = new MessageChannel();
      const arrived = [];
      const all = new Promise((resolve) => {
        port2.onmessage = (event) => arrived.push(event.data) === 3 && resolve();
      });
      [1, 2, 3].forEach((value) => port1.postMessage(value));
      await all;
      return arrived;
    },
    "values are copied": async () => {
      const { port1, port2 } = new MessageChannel();
      const value = { map: new Map([[1, new Date(5)]]), bytes: new Uint8Array([1, 2]) };
      const arrived = message(port2);
      port1.postMessage(value);
      const { data } = await arrived;
      return [data, data === value];
    },
    "an error is copied": async () => {
      const { port1, port2 } = new MessageChannel();
      const arrived = message(port2);
      port1.postMessage(new RangeError("far"));
      const { data } = await arrived;
      return [data instanceof RangeError, data.message];
    },
    "a function is refused": () => {
      const { port1 } = new MessageChannel();
      return caught(() => port1.postMessage(() => 1));
    },
    "a transfer list is refused": () => {
      const { port1 } = new MessageChannel();
      const buffer = new ArrayBuffer(1);
      return caught(() => port1.postMessage(buffer, [buffer]));
    },
    "a transfer option is refused": () => {
      const { port1 } = new MessageChannel();
      const buffer = new ArrayBuffer(1);
      return caught(() => port1.postMessage(buffer, { transfer: [buffer] }));
    },
    "an empty transfer list": () => {
      const { port1 } = new MessageChannel();
      return caught(() => port1.postMessage(1, []));
    },
    "nothing arrives after close": async () => {
      const { port1, port2 } = new MessageChannel();
      const arrived = [];
      port2.onmessage = (event) => arrived.push(event.data);
      port2.close();
      port1.postMessage(1);
      await scheduler.wait(5);
      return arrived;
    },
    "close is told to the other port": async () => {
      const { port1, port2 } = new MessageChannel();
      const closed = new Promise((resolve) =>
        port2.addEventListener("close", (event) => resolve(event.type)),
      );
      port2.start();
      port1.close();
      return Promise.race([closed, scheduler.wait(20).then(() => "no event")]);
    },
    "the event": async () => {
      const { port1, port2 } = new MessageChannel();
      const arrived = message(port2);
      port1.postMessage("x");
      const event = await arrived;
      return [
        event instanceof MessageEvent,
        event.type,
        event.origin,
        event.lastEventId,
        event.source,
        event.ports,
        event.target === port2,
      ];
    },
    "a port cannot be constructed": () => caught(() => new MessagePort()),
    "ports are the same each time": () => {
      const channel = new MessageChannel();
      return [channel.port1 === channel.port1, channel.port1 instanceof EventTarget];
    },
    "onmessage is null at first": () => new MessageChannel().port1.onmessage,
    "onmessage can be taken away": async () => {
      const { port1, port2 } = new MessageChannel();
      const arrived = [];
      port2.onmessage = (event) => arrived.push(event.data);
      port2.onmessage = null;
      port1.postMessage(1);
      await scheduler.wait(5);
      return [arrived, port2.onmessage];
    },
    "a message event made by hand": () => {
      const event = new MessageEvent("message", { data: 1, origin: "o", lastEventId: "7" });
      return [event.data, event.origin, event.lastEventId, event.source, event.ports];
    },
    tags: () => {
      const channel = new MessageChannel();
      return [Object.prototype.toString.call(channel), Object.prototype.toString.call(channel.port1)];
    },
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
