import { caught, group } from "./harness.js";

const wait = (millis) => scheduler.wait(millis);

/** Runs a closure in a transaction; what came of it, and what is stored afterwards. */
const outcome = async (storage, closure, before = {}) => {
  await storage.put(before);
  return [await caught(() => storage.transaction(closure)), await storage.list()];
};

const inAnyObject = {
  "a transaction gives back its closure's value": ({ storage }) => outcome(storage, () => "value"),
  "a transaction awaits a thenable": ({ storage }) =>
    outcome(storage, () => ({ then: (resolve) => resolve("later") })),
  "what a transaction writes is kept": ({ storage }) =>
    outcome(storage, async (txn) => {
      await txn.put("a", 1);
      await txn.put({ b: 2, c: 3 });
      return txn.delete("c");
    }),
  "a transaction reads what it wrote": ({ storage }) =>
    outcome(
      storage,
      async (txn) => {
        txn.put("a", 1);
        txn.delete("z");
        return [await txn.get("a"), await txn.get(["a", "y", "z"]), await txn.list(), await storage.get("a")];
      },
      { y: 0, z: 0 },
    ),
  "a closure that rejects leaves nothing": ({ storage }) =>
    outcome(
      storage,
      async (txn) => {
        await txn.put("a", 1);
        await txn.delete("z");
        throw new RangeError("no");
      },
      { z: 0 },
    ),
  "a closure that throws at once leaves nothing": ({ storage }) =>
    outcome(storage, (txn) => {
      txn.put("a", 1);
      throw new TypeError("at once");
    }),
  "a closure that throws no error leaves nothing": ({ storage }) =>
    outcome(storage, async (txn) => {
      await txn.put("a", 1);
      throw 5;
    }),
  "the object goes on after a failed transaction": async ({ storage }) => {
    await caught(() =>
      storage.transaction(() => {
        throw new Error("x");
      }),
    );
    return outcome(storage, (txn) => txn.put("a", 1));
  },
  "plain storage inside belongs to the transaction": ({ storage }) =>
    outcome(storage, async (txn) => {
      await storage.put("s", 1);
      await txn.put("t", await txn.get("s"));
      throw new Error(`seen ${await storage.get("t")}`);
    }),
  "the last write of a key counts, whoever made it": ({ storage }) =>
    outcome(storage, async (txn) => {
      await storage.put("s", 1);
      await txn.put("s", 2);
      await storage.put("s", 3);
      return txn.get("s");
    }),
  "what was written before a transaction stays when it is rolled back": async ({ storage }) => {
    storage.put("p", 1);
    return outcome(storage, async (txn) => {
      const seen = await txn.get("p");
      await txn.put("p", 2);
      txn.rollback();
      return seen;
    });
  },
  "rollback may be called again": ({ storage }) =>
    outcome(storage, async (txn) => {
      await txn.put("a", 1);
      return [txn.rollback(), txn.rollback()];
    }),
  "nothing else may be called after a rollback": ({ storage }) =>
    outcome(storage, async (txn) => {
      txn.rollback();
      return [
        await caught(() => txn.get("a")),
        await caught(() => txn.get(["a"])),
        await caught(() => txn.put("a", 1)),
        await caught(() => txn.put({ a: 1 })),
        await caught(() => txn.list()),
        await caught(() => txn.delete("a")),
        await caught(() => txn.delete(["a"])),
      ];
    }),
  "nothing may be called after the end": async ({ storage }) => {
    let kept;
    await storage.transaction((txn) => {
      kept = txn;
    });
    return [
      await caught(() => kept.get("a")),
      await caught(() => kept.put("a", 1)),
      await caught(() => kept.list()),
      await caught(() => kept.delete("a")),
      await caught(() => kept.rollback()),
    ];
  },
  "a failed transaction counts as rolled back": async ({ storage }) => {
    let kept;
    await caught(() =>
      storage.transaction((txn) => {
        kept = txn;
        throw new Error("x");
      }),
    );
    return [
      await caught(() => kept.get("a")),
      await caught(() => kept.put("a", 1)),
      await caught(() => kept.rollback()),
    ];
  },
  "deleteAll is refused inside": ({ storage }) =>
    outcome(
      storage,
      async (txn) => [await caught(() => txn.deleteAll()), await caught(() => storage.deleteAll())],
      { z: 0 },
    ),
  "an inner transaction that fails leaves the outer one alone": ({ storage }) =>
    outcome(storage, async (outer) => {
      await outer.put("o", 1);
      const inner = await caught(() =>
        storage.transaction(async (txn) => {
          await txn.put("i", 1);
          throw new Error(`inner sees ${await txn.get("o")}`);
        }),
      );
      return [inner, await outer.get("i")];
    }),
  "an inner transaction ends with the outer one": ({ storage }) =>
    outcome(storage, async (outer) => {
      await outer.put("o", 1);
      await storage.transaction((inner) => inner.put("i", 1));
      outer.rollback();
    }),
  "an inner transaction is kept with the outer one": ({ storage }) =>
    outcome(storage, async (outer) => {
      await storage.transaction((inner) => inner.put("i", 1));
      return outer.get("i");
    }),
  "an inner rollback leaves the outer one alone": ({ storage }) =>
    outcome(storage, async (outer) => {
      await outer.put("k", "outer");
      await storage.transaction(async (inner) => {
        await inner.put("k", "inner");
        await inner.delete("o");
        inner.rollback();
      });
      return outer.get("k");
    }),
  "the outer transaction cannot be rolled back from inside": ({ storage }) =>
    outcome(storage, (outer) => storage.transaction(() => caught(() => outer.rollback()))),
  "the outer transaction may write while the inner one runs": ({ storage }) =>
    outcome(storage, (outer) =>
      storage.transaction(async (inner) => {
        await outer.put("o", 1);
        return inner.get("o");
      }),
    ),
  "the closure runs later": async ({ storage }) => {
    const order = [1];
    const done = storage.transaction(() => order.push("closure"));
    order.push(2);
    await Promise.resolve();
    order.push(3);
    await done;
    return order;
  },
  "transactions that begin together run one after the other": async ({ storage }) => {
    const order = [];
    const run = (name, millis) =>
      storage.transaction(async (txn) => {
        order.push(`${name} begins`, await txn.get("last"));
        await wait(millis);
        await txn.put("last", name);
        order.push(`${name} ends`);
      });
    await Promise.all([run("first", 20), run("second", 1), run("third", 5)]);
    return order;
  },
  "a transaction and a critical section run one after the other": async ({ state, storage }) => {
    const order = [];
    const transaction = storage.transaction(async () => {
      order.push("transaction");
      await wait(10);
      order.push("its end");
    });
    await state.blockConcurrencyWhile(() => order.push("section"));
    await transaction;
    return order;
  },
  "a transaction inside of a critical section": ({ state, storage }) =>
    state.blockConcurrencyWhile(() => outcome(storage, (txn) => txn.put("a", 1))),
  "what is no function is refused": async ({ storage }) => [
    await caught(() => storage.transaction()),
    await caught(() => storage.transaction(5)),
    await caught(() => storage.transaction({})),
  ],
  "wrong arguments are refused inside as outside": ({ storage }) =>
    outcome(storage, async (txn) => [
      await caught(() => txn.get()),
      await caught(() => txn.put("a", undefined)),
      await caught(() => txn.put("a", () => 1)),
      await caught(() => txn.list({ limit: 0 })),
      await caught(() => txn.get("a", 5)),
      await caught(() => txn.put("a", 1, 5)),
      await caught(() => txn.list(5)),
      await caught(() => txn.delete("a", 5)),
    ]),
  "what a closure gets": ({ storage }) =>
    storage.transaction((txn) => [
      txn.constructor.name,
      Object.prototype.toString.call(txn),
      Object.keys(txn),
      ["get", "put", "delete", "list", "deleteAll", "rollback"].map((name) => typeof txn[name]),
    ]),
  "many writes in one transaction": ({ storage }) =>
    storage.transaction(async (txn) => {
      for (let i = 0; i < 300; i++) txn.put(`k${i}`, i);
      return (await txn.list()).size;
    }),
  "a transaction that waits": ({ storage }) =>
    outcome(storage, async (txn) => {
      txn.put("a", 1);
      await wait(10);
      txn.put("b", await txn.get("a"));
      await wait(1);
    }),
};

const inSqlite = {
  "transactionSync gives back its closure's value": ({ storage }) => storage.transactionSync(() => 5),
  "transactionSync keeps what it wrote": async ({ storage }) => [
    storage.transactionSync(() => storage.kv.put("a", 1)),
    await storage.list(),
  ],
  "a closure of transactionSync that throws leaves nothing": async ({ storage }) => [
    await caught(() =>
      storage.transactionSync(() => {
        storage.kv.put("a", 1);
        storage.put("b", 2);
        throw new RangeError("x");
      }),
    ),
    await storage.list(),
  ],
  "transactionSync leaves alone what was written before": async ({ storage }) => {
    storage.kv.put("a", 1);
    await caught(() =>
      storage.transactionSync(() => {
        storage.kv.put("a", 2);
        storage.kv.delete("a");
        throw new Error("x");
      }),
    );
    return storage.kv.get("a");
  },
  "transactionSync nests": async ({ storage }) => [
    await caught(() =>
      storage.transactionSync(() => {
        storage.kv.put("a", 1);
        try {
          storage.transactionSync(() => {
            storage.kv.put("b", 1);
            throw new Error("inner");
          });
        } catch (error) {
          storage.kv.put("c", error.message);
        }
        storage.transactionSync(() => storage.kv.put("d", 1));
      }),
    ),
    await storage.list(),
  ],
  "an outer transactionSync takes the inner one along": async ({ storage }) => [
    await caught(() =>
      storage.transactionSync(() => {
        storage.transactionSync(() => storage.kv.put("a", 1));
        throw new Error("outer");
      }),
    ),
    await storage.list(),
  ],
  "transactionSync does not wait for a promise": async ({ storage }) => {
    const returned = storage.transactionSync(async () => {
      storage.kv.put("a", 1);
      await wait(1);
      storage.kv.put("b", 1);
      throw new Error("later");
    });
    return [returned instanceof Promise, await caught(() => returned), await storage.list()];
  },
  "transactionSync inside of a transaction": ({ storage }) =>
    outcome(storage, async (txn) => {
      const inner = await caught(() =>
        storage.transactionSync(() => {
          storage.kv.put("i", 1);
          throw new Error("inner");
        }),
      );
      await txn.put("o", 1);
      return inner;
    }),
  "transactionSync refuses what is no function": async ({ storage }) => [
    await caught(() => storage.transactionSync()),
    await caught(() => storage.transactionSync(1)),
  ],
};

const legacy = Object.fromEntries(
  Object.entries(inAnyObject).map(([name, check]) => [`key-value: ${name}`, check]),
);
const checks = group({ inObject: { ...inAnyObject, ...inSqlite }, inLegacy: legacy });

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
