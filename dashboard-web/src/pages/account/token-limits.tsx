import { MultiSelect, SimpleGrid, TagsInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { PermissionGroup } from "../../api/model.ts";
import { accountsQuery } from "../../api/queries/account.ts";
import { permissionGroupsQuery } from "../../api/queries/tokens.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import type { TokenChoice } from "../../domain/token.ts";

interface Props {
  choice: TokenChoice;
  onChange: (choice: TokenChoice) => void;
}

/** What a token may do, where, until when and from where. What is left empty is not limited. */
export function TokenLimits({ choice, onChange }: Props) {
  const groups = useQuery(permissionGroupsQuery);
  const accounts = useQuery(accountsQuery);
  if (groups.isError) return <ErrorPanel error={groups.error} title="Permissions could not be loaded" />;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" mt="lg">
      <MultiSelect
        label="Permissions"
        placeholder={choice.permissions.length === 0 ? "Whatever you may do" : ""}
        searchable
        clearable
        clearButtonProps={{ "aria-label": "Clear permissions" }}
        data={groupedOptions(groups.data ?? [])}
        value={choice.permissions}
        onChange={(permissions) => onChange({ ...choice, permissions })}
      />
      <MultiSelect
        label="Accounts"
        placeholder={choice.accounts.length === 0 ? "All of yours" : ""}
        disabled={choice.permissions.length === 0}
        description={choice.permissions.length === 0 ? "Choose permissions first" : undefined}
        inputWrapperOrder={["label", "input", "description", "error"]}
        clearable
        clearButtonProps={{ "aria-label": "Clear accounts" }}
        data={(accounts.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={choice.accounts}
        onChange={(chosen) => onChange({ ...choice, accounts: chosen })}
      />
      <TextInput
        label="Good until"
        description="The end of that day in UTC; empty for ever"
        inputWrapperOrder={["label", "input", "description", "error"]}
        type="date"
        value={choice.lastDay}
        onChange={(event) => onChange({ ...choice, lastDay: event.currentTarget.value })}
      />
      <TagsInput
        label="Only from these networks"
        placeholder={choice.addresses.length === 0 ? "203.0.113.0/24" : ""}
        description="Addresses or networks in CIDR notation, each with Enter; empty for everywhere"
        inputWrapperOrder={["label", "input", "description", "error"]}
        clearable
        clearButtonProps={{ "aria-label": "Clear networks" }}
        value={choice.addresses}
        onChange={(addresses) => onChange({ ...choice, addresses })}
      />
    </SimpleGrid>
  );
}

function groupedOptions(groups: PermissionGroup[]) {
  const options = (ofAccount: boolean) =>
    groups
      .filter(({ scopes }) => scopes.some((scope) => scope.endsWith(".account")) === ofAccount)
      .map(({ id, name }) => ({ value: id, label: name }));
  return [
    { group: "In accounts", items: options(true) },
    { group: "Of yourself", items: options(false) },
  ];
}
