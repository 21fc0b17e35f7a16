import { Alert, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { attentionQuery } from "../api/queries/billing.ts";
import { describeAttention } from "../domain/attention.ts";
import { ButtonLink } from "./links.tsx";

/** Above every page but the one that tells of it itself, while something about the account's plan should be known. */
export function AttentionBanner({ account }: { account: string }) {
  const { pathname } = useLocation();
  const { data = [] } = useQuery(attentionQuery(account));
  const elsewhere = data.map(describeAttention).filter(({ to }) => to !== pathname);
  if (elsewhere.length === 0) return null;
  return (
    <Stack gap="xs" mb="lg" component="section" aria-label="Needs attention">
      {elsewhere.map(({ title, text, action, to, grave }) => (
        <Alert key={title + text} variant="light" color={grave ? "red" : "lamp"} title={title} py="sm">
          <Group justify="space-between" gap="sm">
            <Text size="sm" flex="1 1 240px">
              {text}
            </Text>
            <ButtonLink to={to} size="xs" variant="default">
              {action}
            </ButtonLink>
          </Group>
        </Alert>
      ))}
    </Stack>
  );
}
