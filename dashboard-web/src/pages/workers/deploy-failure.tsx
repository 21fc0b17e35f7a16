import { ButtonLink } from "../../components/links.tsx";
import { ApiError } from "../../api/errors.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";

/** Why a deployment was refused and, where there is one, the way out. */
export function DeployFailure({ error }: { error: unknown }) {
  if (error instanceof ApiError && error.needsPaidPlan) {
    return (
      <ErrorPanel error={error} color="lamp" title="This needs the paid plan">
        <ButtonLink size="xs" to="/billing">
          See plans
        </ButtonLink>
      </ErrorPanel>
    );
  }
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return (
    <ErrorPanel error={error} title={refused ? "The deployment was refused" : "The deployment failed"} />
  );
}
