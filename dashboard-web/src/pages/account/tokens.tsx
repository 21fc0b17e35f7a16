import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { tokensQuery } from "../../api/queries/account.ts";
import { CreateToken } from "./create-token.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { TokenTable } from "./token-table.tsx";

const route = getRouteApi("/authenticated/shell/tokens");

export function Tokens() {
  const { account } = route.useRouteContext();
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
