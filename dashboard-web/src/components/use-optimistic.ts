import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { notifyFailure } from "./notify.ts";

interface Options<Shown, Wanted> {
  /** How the keys of everything begin that shows what is changed. */
  queryKey: QueryKey;
  act: (wanted: Wanted) => Promise<unknown>;
  /** What is shown once the change is made, of what was shown before. */
  show: (shown: Shown, wanted: Wanted) => Shown;
  onSuccess?: (wanted: Wanted) => void;
  /** Title of the notice when the change is refused. */
  failure: string;
}

/** A change that is shown before the server has made it, and taken back with a notice if it is refused. */
export function useOptimistic<Shown, Wanted = void>(options: Options<Shown, Wanted>) {
  const { queryKey, act, show, onSuccess, failure } = options;
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onMutate: async (wanted: Wanted) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueriesData<Shown>({ queryKey });
      queryClient.setQueriesData<Shown>({ queryKey }, (shown) => shown && show(shown, wanted));
      return before;
    },
    onSuccess: (_answer, wanted) => onSuccess?.(wanted),
    onError: (error, _wanted, before) => {
      for (const [key, shown] of before ?? []) queryClient.setQueryData(key, shown);
      notifyFailure(failure)(error);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}
