import { Grid, Select, Skeleton, Stack } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { codeQuery } from "../../../api/queries/code.ts";
import { versionQuery, versionsQuery } from "../../../api/queries/workers.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import { BindingChanges } from "./binding-changes.tsx";
import { CodeChanges } from "./code-changes.tsx";
import { RuntimeChanges } from "./runtime-changes.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/versions/compare");

export function CompareVersions() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: versions } = useSuspenseQuery(versionsQuery(account.id, name));
  const head = search.head ?? versions[0]?.id;
  const base = search.base ?? versions[1]?.id;
  if (head === undefined || base === undefined) {
    return (
      <EmptyState
        title="There is one version only"
        text="Once there is another, this page shows what changed between them: settings, bindings and code."
      />
    );
  }
  const options = versions.map(({ id, number, annotations }) => ({
    value: id,
    label: [`#${number}`, id.slice(0, 8), annotations["workers/message"]].filter(Boolean).join(" "),
  }));
  const pick = (side: "base" | "head") => (id: string | null) =>
    void navigate({ search: { base, head, ...(id !== null && { [side]: id }) }, replace: true });
  return (
    <Stack gap="lg">
      <Grid gap="md">
        <Grid.Col span={{ base: 12, sm: 6 }}>
          <Select label="From" allowDeselect={false} data={options} value={base} onChange={pick("base")} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 6 }}>
          <Select label="To" allowDeselect={false} data={options} value={head} onChange={pick("head")} />
        </Grid.Col>
      </Grid>
      <Changes account={account.id} worker={name} base={base} head={head} />
    </Stack>
  );
}

interface ChangesProps {
  account: string;
  worker: string;
  base: string;
  head: string;
}

function Changes({ account, worker, base, head }: ChangesProps) {
  const before = useQuery(versionQuery(account, worker, base));
  const after = useQuery(versionQuery(account, worker, head));
  const codeBefore = useQuery(codeQuery(account, worker, base));
  const codeAfter = useQuery(codeQuery(account, worker, head));
  const failed = [before, after, codeBefore, codeAfter].find(({ isError }) => isError);
  if (failed) {
    return (
      <ErrorPanel
        error={failed.error}
        title="The versions could not be compared"
        onRetry={() => void failed.refetch()}
      />
    );
  }
  return (
    <>
      {before.data && after.data ? (
        <>
          <RuntimeChanges before={before.data} after={after.data} />
          <BindingChanges before={before.data.resources.bindings} after={after.data.resources.bindings} />
        </>
      ) : (
        <Skeleton h={500} radius="lg" />
      )}
      {codeBefore.data && codeAfter.data ? (
        <CodeChanges before={codeBefore.data} after={codeAfter.data} />
      ) : (
        <Skeleton h={320} radius="lg" />
      )}
    </>
  );
}
