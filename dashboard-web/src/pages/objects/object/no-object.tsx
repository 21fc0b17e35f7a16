import { EmptyState } from "../../../components/empty-state.tsx";
import { ButtonLink } from "../../../components/links.tsx";
import { PageHeader } from "../../../components/page-header.tsx";

/** In place of an object that has never stored anything, or was deleted. */
export function NoObject() {
  return (
    <>
      <PageHeader title="No such object" />
      <EmptyState
        title="Nothing is stored under this id"
        text="The object has never stored anything, or it was deleted. Objects are listed from their first write on."
        actions={<ButtonLink to="/durable-objects">See all namespaces</ButtonLink>}
      />
    </>
  );
}
