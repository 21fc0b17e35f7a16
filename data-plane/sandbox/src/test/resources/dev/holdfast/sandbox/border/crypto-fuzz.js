// Calls the host's functions for crypto with arguments that are right, nearly right and wrong, and gives back the
// texts of all errors. Arguments: the host, a seed, how many calls to make.
globalThis.fuzz = (host, seed, calls) => {
  let state = seed >>> 0;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  const pick = (list) => list[random(list.length)];
  const bytes = (length) => {
    let text = "";
    for (let i = 0; i < length; i++) text += String.fromCharCode(random(256));
    return text;
  };
  const LENGTHS = [
    0, 1, 4, 8, 12, 15, 16, 24, 31, 32, 33, 48, 64, 65, 66, 97, 128, 129, 133, 256, 512, 513, 600, 1024, 5000,
  ];
  const buffer = (length) => {
    const made = new ArrayBuffer(length);
    new Uint8Array(made).fill(random(256));
    return made;
  };
  const detached = () => {
    const made = buffer(64);
    made.transfer();
    return made;
  };
  const resizable = () => {
    const made = new ArrayBuffer(64, { maxByteLength: 4096 });
    made.resize(pick([0, 1, 4096]));
    return made;
  };

  const HASHES = ["MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512"];
  const KINDS = ["RSA", "P-256", "P-384", "P-521", "Ed25519", "X25519"];
  const SCHEMES = ["RSASSA-PKCS1-v1_5", "RSA-PSS", "ECDSA", "ECDSA-DER", "Ed25519"];
  const NUMBERS = [
    -1,
    0,
    1,
    2,
    3,
    7,
    8,
    12,
    16,
    17,
    32,
    64,
    1000,
    2147483647,
    -2147483648,
    4294967296,
    1e300,
    0.5,
    NaN,
    Infinity,
  ];
  const keys = KINDS.map((kind) => [kind, host.generateKey(kind, 512, "\x01\x00\x01")]);

  const anything = () =>
    pick([
      () => undefined,
      () => null,
      () => true,
      () => 1n,
      () => Symbol("s"),
      () => "é€\ud800",
      () => ({}),
      () =>
        new Proxy([], {
          get: () => {
            throw new RangeError("script ran");
          },
        }),
      () =>
        new Proxy(
          {},
          {
            getPrototypeOf: () => {
              throw new RangeError("script ran");
            },
          },
        ),
      () => new Uint8Array(5),
      () => ({ length: 1e9, 0: "x" }),
      () => [[[]]],
      () => Object.assign([], { length: 3 }),
      () => pick(NUMBERS),
      () => bytes(pick(LENGTHS)),
    ])();
  const data = () => pick([() => bytes(pick(LENGTHS)), () => buffer(pick(LENGTHS)), detached, resizable])();
  const changed = (part) => {
    if (typeof part !== "string" || part.length === 0 || random(3) > 0) return part;
    const at = random(part.length);
    return part.slice(0, at) + String.fromCharCode(random(256)) + part.slice(at + 1 + random(2));
  };
  const parts = () =>
    pick([
      () => pick(keys)[1],
      () => pick(keys)[1].map(changed),
      () => pick(keys)[1].slice(random(4)),
      () => pick(keys)[1].slice(0, random(9)),
      () => Array.from({ length: random(10) }, data),
      () => [],
    ])();
  const hash = () => pick(HASHES);
  const kind = () => pick(KINDS);
  const number = () => pick(NUMBERS);
  const flag = () => random(2) === 1;
  const handle = () => random(6);
  const bits = () => pick([511, 512, 4097, -1, 0]);
  const few = () => pick([1, 2, 100, 0, -1, 100001]);
  const SHAPES = {
    hash: [hash, data],
    hmac: [hash, data, data],
    beginHash: [hash, flag, data],
    updateHash: [handle, data],
    copyHash: [handle],
    endHash: [handle],
    pbkdf2Block: [hash, data, data, few, few],
    hkdf: [hash, data, data, data, number],
    scryptMix: [data, () => pick([2, 4, 16, 3, 0, -2, 1 << 30]), () => pick([1, 2, 4, 8, 0, -1, 1 << 30])],
    aesCbc: [data, flag, flag, data, data],
    aesCtr: [data, data, data],
    aesGcm: [data, flag, data, data, number, data],
    aesWrap: [data, flag, data],
    rsaOaep: [flag, hash, data, parts, data],
    generateKey: [kind, bits, data],
    completeKey: [kind, flag, parts],
    agree: [kind, parts, parts],
    sign: [() => pick(SCHEMES), hash, number, kind, parts, data],
    verify: [() => pick(SCHEMES), hash, number, kind, parts, data, data],
  };

  const texts = new Set();
  let answers = 0;
  for (let i = 0; i < calls; i++) {
    const name = pick(Object.keys(SHAPES));
    const values = SHAPES[name].map((make) => (random(12) === 0 ? anything() : make()));
    if (random(20) === 0) values.length = random(values.length + 1);
    try {
      const answer = host[name](...values);
      const known = answer === null || ["string", "number", "boolean"].includes(typeof answer);
      if (!known && !(answer instanceof ArrayBuffer) && !Array.isArray(answer))
        texts.add(`${name} answered strangely`);
      answers++;
    } catch (error) {
      texts.add(error?.constructor === Error ? error.message : `${name} threw ${String(error)}`);
    }
  }
  return JSON.stringify({ answers, texts: [...texts] });
};
