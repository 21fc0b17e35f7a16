interface FailureMessage {
  code: number;
  message: string;
  documentation_url?: string;
  meta?: { request_id?: string };
}

/** What the API answers when it refuses. */
export interface Failure {
  errors?: FailureMessage[];
}

/** Codes on which the dashboard acts; everything else is only shown. */
export const ErrorCode = {
  workerChanged: 10001,
  notFound: 10007,
  subdomainTaken: 10031,
  subdomainFree: 10032,
  invalidToken: 9109,
  objectBusy: 10068,
  durableObjectsNeedPaidPlan: 10097,
  secretsChanged: 10220,
  nothingBought: 10303,
} as const;

interface Details {
  status: number;
  code?: number | undefined;
  requestId?: string | undefined;
  documentationUrl?: string | undefined;
  cause?: unknown;
}

/** A call to the API that did not succeed. `status` is 0 when the server was not reached. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: number | undefined;
  readonly requestId: string | undefined;
  readonly documentationUrl: string | undefined;

  constructor(message: string, details: Details) {
    super(message, { cause: details.cause });
    this.status = details.status;
    this.code = details.code;
    this.requestId = details.requestId;
    this.documentationUrl = details.documentationUrl;
  }

  /** Whether somebody else has deployed meanwhile. */
  get workerChanged(): boolean {
    return this.status === 409 && this.code === ErrorCode.workerChanged;
  }

  static from(response: Response, body: Failure | string | undefined): ApiError {
    const first = typeof body === "object" ? body.errors?.[0] : undefined;
    return new ApiError(first?.message ?? `The server answered ${response.status} without saying why.`, {
      status: response.status,
      code: first?.code,
      requestId: first?.meta?.request_id ?? response.headers.get("X-Request-Id") ?? undefined,
      documentationUrl: first?.documentation_url,
    });
  }

  static unreachable(cause: unknown): ApiError {
    return new ApiError("The control plane could not be reached. Is it running?", { status: 0, cause });
  }

  /** Nobody is signed in, or the session has ended. 499 is what the identity layer answers to scripts. */
  get signedOut(): boolean {
    return this.status === 401 || this.status === 499 || this.code === ErrorCode.invalidToken;
  }

  /** The user may not do it. */
  get refused(): boolean {
    return this.status === 403;
  }

  get notFound(): boolean {
    return this.status === 404;
  }

  get needsPaidPlan(): boolean {
    return this.code === ErrorCode.durableObjectsNeedPaidPlan;
  }
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.signedOut;
}

/** Whether an object was left alone because it runs and is busy; asked again with force, it is reset. */
export function isBusy(error: unknown): boolean {
  return error instanceof ApiError && error.code === ErrorCode.objectBusy;
}
