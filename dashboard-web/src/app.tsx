import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createQueryClient } from "./query-client.ts";
import { createAppRouter } from "./router.ts";
import { theme } from "./theme/theme.ts";

const queryClient = createQueryClient(() => void leaveEndedSession());
const router = createAppRouter(queryClient);

/** Sends a viewer whose session ended to the landing page, which knows the way back. */
async function leaveEndedSession() {
  const { pathname, href } = router.state.location;
  if (pathname === "/") return;
  await router.navigate({ to: "/", search: { return: href }, replace: true });
  queryClient.clear();
}

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
