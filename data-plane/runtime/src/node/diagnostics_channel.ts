import { Channel, channel, hasSubscribers, subscribe, unsubscribe } from "./internal/channel.ts";
import { TracingChannel, tracingChannel } from "./internal/tracing-channel.ts";

export { Channel, TracingChannel, channel, hasSubscribers, subscribe, tracingChannel, unsubscribe };
export default { Channel, TracingChannel, channel, hasSubscribers, subscribe, tracingChannel, unsubscribe };
