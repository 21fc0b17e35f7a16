import { Code } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { settingsQuery } from "../../api/queries/worker-settings.ts";
import { EmptyLine } from "../../components/empty-line.tsx";
import { ButtonLink } from "../../components/links.tsx";
import { Section } from "../../components/section.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { isVariable } from "../../domain/variables.ts";
import { BindingTable } from "./binding-table.tsx";
import { VariableDelete } from "./variable-delete.tsx";
import { VariableDialog } from "./variable-dialog.tsx";
import { VariableTable } from "./variable-table.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/bindings");

export function WorkerBindings() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const { add, edit, remove } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: settings } = useSuspenseQuery(settingsQuery(account.id, name));
  const variables = settings.bindings.filter(isVariable);
  const resources = settings.bindings.filter((each) => !isVariable(each));
  const edited = variables.find((each) => each.name === edit);
  const removed = variables.find((each) => each.name === remove);
  const close = () => void navigate({ search: {} });
  const dialog = { account: account.id, worker: name, bindings: settings.bindings, onClose: close };
  return (
    <>
      <Section
        title="Variables and secrets"
        description="A change makes a new version with the same code and puts it in service at once."
        actions={
          <>
            <RoleGate needs="Workers Scripts Write">
              <ButtonLink to="." search={{ add: "secret" }} variant="default">
                Add secret
              </ButtonLink>
            </RoleGate>
            <RoleGate needs="Workers Scripts Write">
              <ButtonLink to="." search={{ add: "variable" }}>
                Add variable
              </ButtonLink>
            </RoleGate>
          </>
        }
      >
        {variables.length === 0 ? (
          <EmptyLine>
            No variables yet. Code reads them as properties of <Code>env</Code>; the value of a secret can be
            set here but never seen.
          </EmptyLine>
        ) : (
          <VariableTable variables={variables} />
        )}
      </Section>
      <Section
        title="Bound resources"
        description="What the code reaches through env: objects, storage, other Workers. They come with a deployment."
      >
        {resources.length === 0 ? (
          <EmptyLine>
            Nothing is bound. Declare Durable Objects, KV namespaces or services in{" "}
            <Code>wrangler.jsonc</Code> and deploy.
          </EmptyLine>
        ) : (
          <BindingTable account={account.id} bindings={resources} />
        )}
      </Section>
      {add && <VariableDialog {...dialog} initialType={add === "secret" ? "secret_text" : "plain_text"} />}
      {edited && <VariableDialog {...dialog} edited={edited} />}
      {removed && <VariableDelete {...dialog} variable={removed} />}
    </>
  );
}
