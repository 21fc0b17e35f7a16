import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { tokensQuery } from "../../api/queries/tokens.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { CreateToken } from "./create-token.tsx";
import { TokenDelete } from "./token-delete.tsx";
import { TokenEdit } from "./token-edit.tsx";
import { TokenRoll } from "./token-roll.tsx";
import { TokenTable } from "./token-table.tsx";

const route = getRouteApi("/authenticated/shell/tokens");

export function Tokens() {
  const { account, user } = route.useRouteContext();
  const { edit, roll, remove } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: tokens } = useSuspenseQuery(tokensQuery);
  const found = (id: string | undefined) => tokens.find((each) => each.id === id);
  const edited = found(edit);
  const rolled = found(roll);
  const removed = found(remove);
  const onClose = () => void navigate({ search: {} });
  return (
    <>
      <PageHeader
        title="API tokens"
        description="For wrangler, scripts and CI. A token may do at most what you may do; its value is shown once and stored only as a hash."
      />
      <CreateToken account={account.id} user={user.id} />
      <TokenTable tokens={tokens} />
      {edited && <TokenEdit token={edited} user={user.id} onClose={onClose} />}
      {rolled && <TokenRoll token={rolled} account={account.id} onClose={onClose} />}
      {removed && <TokenDelete token={removed} onClose={onClose} />}
    </>
  );
}
