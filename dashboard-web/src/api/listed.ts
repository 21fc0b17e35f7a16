import { resultOf } from "./client.ts";

/** Part of a list, and what the API says of the whole. */
export interface Listed<T> {
  items: T[];
  /** Where the list goes on; absent at its end. */
  after?: string;
  /** How many there are, of lists that are read by page. */
  total?: number;
}

interface Info {
  cursor?: string;
  cursors?: { after?: string };
  total_count?: number;
}

interface Answer<T> {
  data?: { success: boolean; result: T[]; result_info?: Info };
  error?: unknown;
  response: Response;
}

/**
 * A page of a list.
 *
 * @throws ApiError as {@link resultOf}
 */
export async function listedOf<T>(call: Promise<Answer<T>>): Promise<Listed<T>> {
  let info: Info | undefined;
  const items = await resultOf<T[]>(
    call.then((answer) => {
      info = answer.data?.result_info;
      return answer;
    }),
  );
  const after = info?.cursors?.after ?? info?.cursor;
  return {
    items,
    ...(after && { after }),
    ...(info?.total_count !== undefined && { total: info.total_count }),
  };
}
