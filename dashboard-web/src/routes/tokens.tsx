import { useSuspenseQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { tokensQuery } from "../api/queries.ts";
import { CreateToken } from "../components/create-token.tsx";
import { PageHeader } from "../components/page-header.tsx";
import { TokenTable } from "../components/token-table.tsx";
import { shellRoute } from "./shell.tsx";

export const tokensRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/tokens",
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(tokensQuery),
  component: Tokens,
});

function Tokens() {
  const { account } = tokensRoute.useRouteContext();
  const { data: tokens } = useSuspenseQuery(tokensQuery);
  return (
    <>
      <PageHeader
        title="API tokens"
        description="For wrangler, scripts and CI. A token may do what you may do; its value is shown once and stored only as a hash."
      />
      <CreateToken account={account.id} />
      <TokenTable tokens={tokens} />
    </>
  );
}
