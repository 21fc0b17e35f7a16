import { caught, group } from "./harness.js";

const wait = (millis) => scheduler.wait(millis);

const inObject = {
  "a section's callback runs later": async ({ state }) => {
    const order = [1];
    const done = state.blockConcurrencyWhile(() => {
      order.push("section");
      return 5;
    });
    order.push(2);
    order.push(await done);
    return order;
  },
  "a section waits for what is left of the turn": async ({ state }) => {
    const order = [];
    const done = state.blockConcurrencyWhile(() => order.push("section"));
    let chain = Promise.resolve();
    for (let i = 0; i < 30; i++) chain = chain.then(() => order.push(i));
    await done;
    return order;
  },
  "sections that begin together run one after the other": async ({ state }) => {
    const order = [];
    const section = (name, millis) =>
      state.blockConcurrencyWhile(async () => {
        order.push(`${name} begins`);
        await wait(millis);
        order.push(`${name} ends`);
        return name;
      });
    return [await Promise.all([section("a", 20), section("b", 1), section("c", 5)]), order];
  },
  "a section inside of a section": async ({ state }) => {
    const order = [];
    await state.blockConcurrencyWhile(async () => {
      order.push("outer");
      await state.blockConcurrencyWhile(async () => {
        await wait(5);
        order.push("inner");
      });
      order.push("outer ends");
    });
    return order;
  },
  "a section that outlives the one around it": async ({ state }) => {
    const order = [];
    let inner;
    await state.blockConcurrencyWhile(async () => {
      inner = state.blockConcurrencyWhile(async () => {
        order.push("inner begins");
        await wait(10);
        order.push("inner ends");
      });
      order.push("outer");
    });
    order.push("outer ended");
    await inner;
    return order;
  },
  "a hundred sections": async ({ state }) => {
    let count = 0;
    await Promise.all(
      Array.from({ length: 100 }, () =>
        state.blockConcurrencyWhile(() => {
          count++;
        }),
      ),
    );
    return count;
  },
  "sections nest 64 deep": async ({ state }) => {
    let depth = 0;
    let refusal;
    const go = () =>
      state.blockConcurrencyWhile(async () => {
        depth++;
        try {
          await go();
        } catch (error) {
          refusal ??= error.message;
        }
      });
    await go();
    return [depth, refusal];
  },
  "what is no function is refused": async ({ state }) => [
    await caught(() => state.blockConcurrencyWhile()),
    await caught(() => state.blockConcurrencyWhile(5)),
  ],
  "a section sees what was written before it": async ({ state, storage }) => {
    storage.put("a", 1);
    return state.blockConcurrencyWhile(() => storage.get("a"));
  },
  "a timer from outside waits for a section": async ({ state }) => {
    const order = [];
    const timer = wait(10).then(() => order.push("timer"));
    await state.blockConcurrencyWhile(async () => {
      await wait(50);
      order.push("section");
    });
    await timer;
    return order;
  },
  "a timer that was started inside does not wait": async ({ state }) => {
    const order = [];
    let timer;
    await state.blockConcurrencyWhile(async () => {
      timer = wait(5).then(() => order.push("timer"));
      await wait(50);
      order.push("section");
    });
    await timer;
    return order;
  },
  "a value of every kind comes out of a section": async ({ state }) => [
    await state.blockConcurrencyWhile(() => undefined),
    await state.blockConcurrencyWhile(async () => [1]),
    await state.blockConcurrencyWhile(() => ({ then: (resolve) => resolve("thenable") })),
  ],
};

const checks = group({ inObject });

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
