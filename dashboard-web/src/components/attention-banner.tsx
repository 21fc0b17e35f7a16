import { Alert, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { attentionQuery } from "../api/queries/billing.ts";
import { describeAttention } from "../domain/attention.ts";
import { ButtonLink } from "./links.tsx";

/** Above every page, while something about the account's plan should be known there. */
export function AttentionBanner({ account }: { account: string }) {
  const { pathname } = useLocation();
  const { data = [] } = useQuery(attentionQuery(account));
  if (data.length === 0) return null;
  return (
    <Stack gap="xs" mb="lg" component="section" aria-label="Needs attention">
      {data.map((attention) => {
        const { title, text, action, to, grave } = describeAttention(attention);
        return (
          <Alert key={title + text} variant="light" color={grave ? "red" : "lamp"} title={title} py="sm">
            <Group justify="space-between" gap="sm">
              <Text size="sm" flex="1 1 240px">
                {text}
              </Text>
              {pathname !== to && (
                <ButtonLink to={to} size="xs" variant="default">
                  {action}
                </ButtonLink>
              )}
            </Group>
          </Alert>
        );
      })}
    </Stack>
  );
}
