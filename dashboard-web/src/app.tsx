import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider, type RouterHistory } from "@tanstack/react-router";
import { useState } from "react";
import { createQueryClient } from "./query-client.ts";
import { createAppRouter } from "./router.ts";
import { theme } from "./theme/theme.ts";
import { cssVariablesResolver } from "./theme/variables.ts";

/** @param history where the addresses come from; the browser's own unless a test brings another */
export function App({ history }: { history?: RouterHistory }) {
  const [{ queryClient, router }] = useState(() => assemble(history));
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function assemble(history?: RouterHistory) {
  const queryClient = createQueryClient(() => void leaveEndedSession());
  const router = createAppRouter(queryClient, history);

  /** Sends a viewer whose session ended to the landing page, which knows the way back. */
  async function leaveEndedSession() {
    const { pathname, href } = router.state.location;
    if (pathname === "/") return;
    await router.navigate({ to: "/", search: { return: href }, replace: true });
    queryClient.clear();
  }

  return { queryClient, router };
}
