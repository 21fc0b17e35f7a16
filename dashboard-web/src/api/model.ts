import type { Trace } from "../domain/trace.ts";
import type { components } from "./schema.d.ts";

type Schemas = components["schemas"];

export type User = Schemas["User"];
export type Account = Schemas["Account"];
export type Subscription = Schemas["Subscription"];
export type Plan = Schemas["Plan"];
export type Platform = Schemas["Platform"];
export type Worker = Schemas["Worker"];
export type Namespace = Schemas["DurableObjectNamespace"];
export type Deployment = Schemas["Deployment"];

/** The document leaves the metadata's properties optional; the API always sends them. */
export type Version = Schemas["Version"] & { metadata: Required<Schemas["VersionMetadata"]> };

export type WorkerVersion = Schemas["WorkerVersion"];
export type Metrics = Schemas["Metrics"];
export type MetricPoint = Schemas["MetricPoint"];
export type MetricValues = Schemas["MetricValues"];
export type Log = Omit<Schemas["Log"], "trace"> & { trace: Trace };
export type Pause = Schemas["Pause"];
export type Binding = Schemas["Binding"];
export type Token = Schemas["Token"];
export type Settings = Schemas["Settings"];
export type ScriptSubdomain = Schemas["ScriptSubdomain"];
export type Schedule = Schemas["Schedule"];
export type ScheduleRun = Schemas["ScheduleRun"];
export type WorkerRoute = Schemas["WorkerRoute"];
export type CustomDomain = Schemas["CustomDomain"];
export type Zone = Schemas["Zone"];
export type References = Schemas["References"];
export type KvNamespace = Schemas["KvNamespace"];
export type KvKey = Schemas["KvKey"];
export type Member = Schemas["Member"];
export type Role = Schemas["Role"];
export type Membership = Schemas["Membership"];
export type Invite = Schemas["Invite"];
export type PermissionGroup = Schemas["PermissionGroup"];
export type TokenRequest = Schemas["TokenRequest"];
export type OAuthSession = Schemas["OAuthSession"];
export type AuditEntry = Schemas["AuditEntry"];
export type BilledUsage = Schemas["BilledUsage"];
export type BilledUsageLine = Schemas["BilledUsageLine"];
export type Invoice = Schemas["Invoice"];
export type Spending = Schemas["Spending"];
export type SpendingRequest = Schemas["SpendingRequest"];
export type SpendingAlert = Schemas["SpendingAlert"];
export type Attention = Schemas["Attention"];

/** Which object, as the API's paths have it. */
export interface ObjectRef {
  account: string;
  namespace: string;
  object: string;
}

export type ObjectSummary = Schemas["DurableObject"];
export type ObjectDetail = Schemas["DurableObjectDetail"];
export type ObjectPresence = Schemas["DurableObjectPresence"];
export type NamespaceTotals = Schemas["NamespaceMetricsTotals"];
export type OperatorAccount = Schemas["OperatorAccount"];
export type Pod = Schemas["Pod"];
export type Shard = Schemas["Shard"];
export type PaymentEvent = Schemas["PaymentEvent"];
export type PlatformHealth = Schemas["PlatformHealth"];
