import { Container } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { ButtonLink } from "./links.tsx";
import { ApiError } from "../api/errors.ts";
import { EmptyState } from "./empty-state.tsx";
import { ErrorPanel } from "./error-panel.tsx";

/** Shown in place of a page whose data could not be had. */
export function RouteError({ error }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const retry = () => {
    queries.reset();
    void router.invalidate();
  };
  if (error instanceof ApiError && error.signedOut) return null;
  return (
    <Container size="sm" py="xl">
      <ErrorPanel
        error={error}
        onRetry={retry}
        {...(error instanceof ApiError && error.refused
          ? { title: "This page is not for your role", color: "lamp" }
          : { title: "This page could not be loaded" })}
      />
    </Container>
  );
}

export function NotFound() {
  return (
    <Container size="md" py="xl">
      <EmptyState
        title="Nothing holds here"
        text="This address leads nowhere: the page, Worker or object is gone, or the link has a slip in it."
        actions={<ButtonLink to="/workers">Go to your Workers</ButtonLink>}
      />
    </Container>
  );
}
