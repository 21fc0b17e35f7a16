/** A version's part in a deployment, in percent. */
export interface Share {
  version_id: string;
  percentage: number;
}

/** Two versions' parts; one that gets nothing is not deployed at all. */
export function split(base: string, candidate: string, percentage: number): Share[] {
  return [
    { version_id: base, percentage: 100 - percentage },
    { version_id: candidate, percentage },
  ].filter((share) => share.percentage > 0);
}

export interface ActualShare {
  requests: number;
  /** From 0 to 1; absent while there were no requests. */
  share: number | undefined;
}

/** What versions really got, of the requests to any of them. */
export function actualShares(
  versions: readonly string[],
  groups: readonly { key: string; totals: { requests: number } }[],
): Map<string, ActualShare> {
  const requests = versions.map((id) => groups.find(({ key }) => key === id)?.totals.requests ?? 0);
  const all = requests.reduce((sum, each) => sum + each, 0);
  return new Map(
    versions.map((id, index) => {
      const own = requests[index] ?? 0;
      return [id, { requests: own, share: all === 0 ? undefined : own / all }];
    }),
  );
}

const MINUTE_MILLIS = 60_000;
const MOST_MILLIS = 24 * 60 * MINUTE_MILLIS;

/**
 * From when on requests are counted for a deployment: from its first whole minute, so that none of before are in it, and
 * no longer ago than a day. Absent until that minute begins.
 */
export function countedSince(deployedOn: string, now: Date): string | undefined {
  const minute = Math.ceil(Date.parse(deployedOn) / MINUTE_MILLIS) * MINUTE_MILLIS;
  if (minute >= now.getTime()) return undefined;
  const day = Math.floor((now.getTime() - MOST_MILLIS) / MINUTE_MILLIS) * MINUTE_MILLIS;
  return new Date(Math.max(minute, day)).toISOString();
}
