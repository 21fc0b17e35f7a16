import { queryOptions } from "@tanstack/react-query";
import { loadDraft } from "../../domain/drafts.ts";

/** Work kept in this browser, as it is when a page opens; `null` when there is none, or no storage. */
export const draftQuery = (key: string) =>
  queryOptions({
    queryKey: ["draft", key],
    queryFn: async () => (await loadDraft(key).catch(() => undefined)) ?? null,
    gcTime: 0,
    staleTime: Infinity,
  });
