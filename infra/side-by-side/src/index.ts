export { type Answer, type Call, send } from "./http.ts";
export { type Deployed, type Platform, platformFrom } from "./holdfast.ts";
export { podMeter, processesOf, startPlatform, type StartedPlatform } from "./local-platform.ts";
export { usePlatform } from "./use-platform.ts";
export { memoryOf } from "./processes.ts";
export { type Endpoint, type ObjectClass, type WorkerSource } from "./worker.ts";
export { table } from "./table.ts";
export { holdfastVersion } from "./version.ts";
export { startWorkerd, type Workerd, workerdVersion } from "./workerd.ts";
