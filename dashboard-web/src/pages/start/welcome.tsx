import { Box, Button, Container, Group, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { chooseSubdomain } from "../../api/commands/account.ts";
import { subdomainQuery } from "../../api/queries/account.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { Logo } from "../../components/logo.tsx";
import { SubdomainField, useSubdomainChoice } from "./subdomain-field.tsx";
import { Surface } from "../../components/surface.tsx";
import { UrlPreview } from "./url-preview.tsx";
import { suggestSubdomain } from "../../domain/subdomain.ts";

const route = getRouteApi("/authenticated/welcome");

export function Welcome() {
  useDocumentTitle("Choose your subdomain · Holdfast");
  const { user, account } = route.useRouteContext();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const choice = useSubdomainChoice(account.id, suggestSubdomain(user.email));
  const save = useMutation({
    mutationFn: () => chooseSubdomain(account.id, choice.name),
    onSuccess: async ({ subdomain }) => {
      queryClient.setQueryData(subdomainQuery(account.id).queryKey, subdomain);
      await navigate({ to: "/start" });
    },
  });
  return (
    <Container size={560} py={{ base: "lg", sm: 64 }}>
      <Box mb="xl">
        <Logo />
      </Box>
      <Surface>
        <Title order={1}>Choose your subdomain</Title>
        <Text c="var(--hf-quiet)" mt="xs" mb="lg">
          Every Worker you deploy answers at an address below it. You choose once, so choose something you
          like to read.
        </Text>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (choice.free) save.mutate();
          }}
        >
          <SubdomainField choice={choice} />
          <UrlPreview subdomain={choice.name} />
          {save.isError && (
            <Box mt="md">
              <ErrorPanel error={save.error} title="The subdomain could not be taken" />
            </Box>
          )}
          <Group mt="xl" justify="flex-end">
            <Button type="submit" loading={save.isPending} disabled={!choice.free}>
              Take this subdomain
            </Button>
          </Group>
        </form>
      </Surface>
    </Container>
  );
}
