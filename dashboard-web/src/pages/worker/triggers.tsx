import { getRouteApi } from "@tanstack/react-router";
import { AddressSection } from "./address-section.tsx";
import { CronSection } from "./cron-section.tsx";
import { DomainSection } from "./domain-section.tsx";
import { RouteSection } from "./route-section.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/triggers");

/** Everything that makes the Worker run. */
export function WorkerTriggers() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const { add, remove } = route.useSearch();
  const navigate = route.useNavigate();
  const section = {
    account: account.id,
    worker: name,
    adding: add,
    removing: remove,
    onClose: () => void navigate({ search: {}, resetScroll: false }),
  };
  return (
    <>
      <AddressSection account={account.id} worker={name} />
      <CronSection {...section} />
      <DomainSection {...section} />
      <RouteSection {...section} />
    </>
  );
}
