import { caught, group } from "./harness.js";

const pair = () => {
  const both = new WebSocketPair();
  return [both[0], both[1]];
};

/** The far end and the near end of a socket that the object has accepted. */
const accepted = (state, tags) => {
  const [far, near] = pair();
  if (tags === undefined) state.acceptWebSocket(near);
  else state.acceptWebSocket(near, tags);
  return [far, near];
};

const refusedPair = (...args) => caught(() => new WebSocketRequestResponsePair(...args));
const refusedResponse = (state, request, response) =>
  caught(() => state.setWebSocketAutoResponse(new WebSocketRequestResponsePair(request, response)));

const checks = group({
  inObject: {
    "accepting answers nothing": ({ state }) => state.acceptWebSocket(pair()[1]),
    "an accepted socket is open": ({ state }) => accepted(state)[1].readyState,
    "the other end after accepting": ({ state }) => accepted(state)[0].readyState,
    "no socket": ({ state }) => state.acceptWebSocket(),
    "what is no socket": ({ state }) => state.acceptWebSocket({}),
    "accepted by accept() before": ({ state }) => {
      const near = pair()[1];
      near.accept();
      state.acceptWebSocket(near);
    },
    "accepted twice": ({ state }) => {
      const [, near] = accepted(state);
      state.acceptWebSocket(near);
    },
    "accept() afterwards": ({ state }) => accepted(state)[1].accept(),
    "both ends": ({ state }) => {
      const [far] = accepted(state);
      state.acceptWebSocket(far);
    },
    "the other end was accepted": ({ state }) => {
      const [far, near] = pair();
      far.accept();
      state.acceptWebSocket(near);
    },
    "the other end is in a response that was not returned": ({ state }) => {
      const [far, near] = pair();
      new Response(null, { status: 101, webSocket: far });
      return caught(() => state.acceptWebSocket(near));
    },
    "an accepted socket in a response": ({ state }) => {
      const [, near] = accepted(state);
      return caught(() => new Response(null, { status: 101, webSocket: near }));
    },
    "tags once each, in order": ({ state }) => state.getTags(accepted(state, ["a", "a", "b"])[1]),
    "no tags": ({ state }) => state.getTags(accepted(state)[1]),
    "tags of an accepted socket without any": ({ state }) => state.getTags(accepted(state, [])[1]),
    "tags that are no strings": ({ state }) => state.getTags(accepted(state, [1, null, true, undefined])[1]),
    "tags that are no list": ({ state }) => caught(() => accepted(state, "room")),
    "tags from an iterable": ({ state }) => caught(() => state.getTags(accepted(state, new Set(["a"]))[1])),
    "tags null": ({ state }) => caught(() => state.getTags(accepted(state, null)[1])),
    "an empty tag": ({ state }) => state.getTags(accepted(state, [""])[1]),
    "ten tags": ({ state }) => state.getTags(accepted(state, [..."abcdefghij"])[1]).length,
    "eleven tags": ({ state }) => accepted(state, [..."abcdefghijk"]),
    "eleven tags of which one is there twice": ({ state }) =>
      caught(() => accepted(state, [..."abcdefghija"])[1].readyState),
    "a tag of 256 characters": ({ state }) => state.getTags(accepted(state, ["x".repeat(256)])[1])[0].length,
    "a tag of 257 characters": ({ state }) => accepted(state, ["x".repeat(257)]),
    "a tag of 256 characters of more bytes": ({ state }) =>
      caught(() => state.getTags(accepted(state, ["é".repeat(256)])[1])[0].length),
    "a refused socket can be accepted": async ({ state }) => {
      const [, near] = pair();
      const refusal = await caught(() => state.acceptWebSocket(near, ["x".repeat(257)]));
      state.acceptWebSocket(near, ["a"]);
      return [refusal, state.getTags(near)];
    },
    "tags cannot be changed": ({ state }) => {
      const [, near] = accepted(state, ["a"]);
      state.getTags(near).push("b");
      return state.getTags(near);
    },
    "tags of a fresh socket": ({ state }) => state.getTags(pair()[0]),
    "tags of a socket with accept()": ({ state }) => {
      const near = pair()[1];
      near.accept();
      return state.getTags(near);
    },
    "tags of the other end": ({ state }) => state.getTags(accepted(state)[0]),
    "tags of what is no socket": ({ state }) => state.getTags({}),
    "no sockets": ({ state }) => state.getWebSockets(),
    "all sockets, newest first": ({ state }) => {
      const sockets = [accepted(state)[1], accepted(state)[1], accepted(state)[1]];
      return state.getWebSockets().map((socket) => sockets.indexOf(socket));
    },
    "sockets by tag, oldest first": ({ state }) => {
      const sockets = [accepted(state, ["a"])[1], accepted(state, ["b"])[1], accepted(state, ["b", "a"])[1]];
      return ["a", "b", "c"].map((tag) => state.getWebSockets(tag).map((socket) => sockets.indexOf(socket)));
    },
    "sockets by a tag that is undefined": ({ state }) => {
      accepted(state, ["a"]);
      return [state.getWebSockets(undefined).length, state.getWebSockets("undefined").length];
    },
    "sockets by a tag that is null": ({ state }) => {
      accepted(state, ["null"]);
      return caught(() => state.getWebSockets(null).length);
    },
    "sockets by a tag that is a number": ({ state }) => {
      accepted(state, ["1"]);
      return state.getWebSockets(1).length;
    },
    "sockets by an empty tag": ({ state }) => {
      accepted(state, [""]);
      accepted(state, ["a"]);
      return state.getWebSockets("").length;
    },
    "the same object each time": ({ state }) => {
      accepted(state);
      return state.getWebSockets()[0] === state.getWebSockets()[0];
    },
    "the list is a copy": ({ state }) => {
      accepted(state);
      state.getWebSockets().pop();
      return state.getWebSockets().length;
    },
    "sockets with accept() are not among them": ({ state }) => {
      pair()[1].accept();
      return state.getWebSockets().length;
    },
    "a closed socket is among them": ({ state }) => {
      const [, near] = accepted(state);
      near.close(1000, "done");
      return [near.readyState, state.getWebSockets().length];
    },
    "send after close": ({ state }) => {
      const [, near] = accepted(state);
      near.close();
      near.send("x");
    },
    "close twice": ({ state }) => {
      const [, near] = accepted(state);
      near.close(1000);
      near.close(1001);
      return near.readyState;
    },
    "a code that is not allowed": ({ state }) => accepted(state)[1].close(1005),
    "a reason without a code": ({ state }) => accepted(state)[1].close(undefined, "x"),
    "a reason that is too long": ({ state }) => accepted(state)[1].close(1000, "x".repeat(124)),
    "no attachment": ({ state }) => accepted(state)[1].deserializeAttachment(),
    "an attachment": ({ state }) => {
      const [, near] = accepted(state);
      near.serializeAttachment({ a: [1, new Date(0)], b: new Map([["x", 1n]]) });
      return near.deserializeAttachment();
    },
    "an attachment is a copy": ({ state }) => {
      const [, near] = accepted(state);
      const value = { a: 1 };
      near.serializeAttachment(value);
      value.a = 2;
      const [one, other] = [near.deserializeAttachment(), near.deserializeAttachment()];
      return [one, one === other];
    },
    "an attachment before accepting": ({ state }) => {
      const [, near] = pair();
      near.serializeAttachment("early");
      state.acceptWebSocket(near);
      return near.deserializeAttachment();
    },
    "an attachment replaces the one before": ({ state }) => {
      const [, near] = accepted(state);
      near.serializeAttachment(1);
      near.serializeAttachment(undefined);
      return near.deserializeAttachment();
    },
    "no value for an attachment": ({ state }) => {
      const [, near] = accepted(state);
      return caught(() => near.serializeAttachment());
    },
    "the largest attachment": ({ state }) => {
      const [, near] = accepted(state);
      near.serializeAttachment("x".repeat(16_384 - 5));
      return near.deserializeAttachment().length;
    },
    "an attachment that is too large": ({ state }) =>
      accepted(state)[1].serializeAttachment("x".repeat(16_384)),
    "an attachment that cannot be copied": ({ state }) => accepted(state)[1].serializeAttachment(() => 1),
    "an attachment after close": ({ state }) => {
      const [, near] = accepted(state);
      near.close();
      near.serializeAttachment("late");
      return near.deserializeAttachment();
    },
    "no auto-response": ({ state }) => state.getWebSocketAutoResponse(),
    "an auto-response": ({ state }) => {
      state.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
      const set = state.getWebSocketAutoResponse();
      return [set.request, set.response, set instanceof WebSocketRequestResponsePair];
    },
    "an auto-response is another object each time": ({ state }) => {
      const given = new WebSocketRequestResponsePair("ping", "pong");
      state.setWebSocketAutoResponse(given);
      return [
        state.getWebSocketAutoResponse() === given,
        state.getWebSocketAutoResponse() === state.getWebSocketAutoResponse(),
      ];
    },
    "an auto-response is taken back": ({ state }) => {
      state.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
      state.setWebSocketAutoResponse();
      return state.getWebSocketAutoResponse();
    },
    "an auto-response null": async ({ state }) => {
      state.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
      return [
        await caught(() => state.setWebSocketAutoResponse(null)),
        state.getWebSocketAutoResponse() === null,
      ];
    },
    "an auto-response of another kind": ({ state }) =>
      state.setWebSocketAutoResponse({ request: "ping", response: "pong" }),
    "the largest pair": ({ state }) => {
      state.setWebSocketAutoResponse(new WebSocketRequestResponsePair("x".repeat(2048), "y".repeat(2048)));
      const { request, response } = state.getWebSocketAutoResponse();
      return [request.length, response.length];
    },
    "a pair that is too large": () => new WebSocketRequestResponsePair("x".repeat(2049), "").request.length,
    "a request that is too large": ({ state }) => refusedResponse(state, "x".repeat(2049), ""),
    "a response that is too large": ({ state }) => refusedResponse(state, "", "x".repeat(2049)),
    "a request of too many bytes": ({ state }) => refusedResponse(state, "é".repeat(1025), ""),
    "a pair of what is no text": () => {
      const { request, response } = new WebSocketRequestResponsePair(1, null);
      return [request, response];
    },
    "a pair of one": () => refusedPair("x"),
    "a pair cannot be changed": async () => {
      const made = new WebSocketRequestResponsePair("x", "y");
      const answer = await caught(() => {
        made.request = "z";
      });
      return [answer, made.request, String(made)];
    },
    "no time of an auto-response": ({ state }) => state.getWebSocketAutoResponseTimestamp(accepted(state)[1]),
    "the time of an auto-response of a fresh socket": ({ state }) =>
      state.getWebSocketAutoResponseTimestamp(pair()[0]),
    "the time of an auto-response of no socket": ({ state }) => state.getWebSocketAutoResponseTimestamp({}),
    "no event timeout": ({ state }) => state.getHibernatableWebSocketEventTimeout(),
    "an event timeout": ({ state }) => {
      const set = [1, 604_800_000, 1.7, "5", 0].map((timeout) => {
        state.setHibernatableWebSocketEventTimeout(timeout);
        return state.getHibernatableWebSocketEventTimeout();
      });
      return set;
    },
    "an event timeout is taken back": ({ state }) => {
      state.setHibernatableWebSocketEventTimeout(5);
      state.setHibernatableWebSocketEventTimeout();
      return state.getHibernatableWebSocketEventTimeout();
    },
    "an event timeout that is too long": ({ state }) =>
      state.setHibernatableWebSocketEventTimeout(604_800_001),
    "an event timeout below nothing": ({ state }) =>
      caught(() => {
        state.setHibernatableWebSocketEventTimeout(-1);
        return state.getHibernatableWebSocketEventTimeout();
      }),
    "an event timeout that is no number": ({ state }) =>
      caught(() => {
        state.setHibernatableWebSocketEventTimeout("x");
        return state.getHibernatableWebSocketEventTimeout();
      }),
    "an event timeout without end": ({ state }) => state.setHibernatableWebSocketEventTimeout(Infinity),
  },
});
export default checks.entry;
export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
