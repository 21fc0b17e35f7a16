import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Binding } from "../../api/model.ts";
import { kvNamespacesQuery } from "../../api/queries/kv.ts";
import { AnchorLink } from "../../components/links.tsx";
import { bindingValue } from "../../domain/binding.ts";

interface Props {
  account: string;
  binding: Binding;
}

/** What a binding stands for, and the way to it where it has a page. */
export function BindingTarget({ account, binding }: Props) {
  const { type, namespace_id, service } = binding;
  const text = bindingValue(binding);
  if (type === "durable_object_namespace" && namespace_id !== undefined) {
    return (
      <AnchorLink to="/durable-objects/$namespace" params={{ namespace: namespace_id }} size="sm">
        {text}
      </AnchorLink>
    );
  }
  if (type === "kv_namespace" && namespace_id !== undefined) {
    return <KvTarget account={account} id={namespace_id} />;
  }
  if (type === "service" && service !== undefined) {
    return (
      <AnchorLink to="/workers/$name" params={{ name: service }} size="sm">
        {text}
      </AnchorLink>
    );
  }
  return (
    <Text size="sm" lineClamp={3} {...(type !== "plain_text" && type !== "json" && { c: "var(--hf-quiet)" })}>
      {text}
    </Text>
  );
}

/** A KV namespace by its title, by its id until that is known. */
function KvTarget({ account, id }: { account: string; id: string }) {
  const { data } = useQuery(kvNamespacesQuery(account));
  return (
    <AnchorLink to="/kv/$namespace" params={{ namespace: id }} size="sm">
      {data?.find((namespace) => namespace.id === id)?.title ?? id}
    </AnchorLink>
  );
}
