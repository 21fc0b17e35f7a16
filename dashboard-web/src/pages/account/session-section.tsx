import { Button, Group, Stack, Table, Text } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import type { OAuthSession } from "../../api/model.ts";
import { oauthSessionsQuery } from "../../api/queries/tokens.ts";
import { endProgramSession, logOutEverywhere } from "../../api/session.ts";
import { Dialog } from "../../components/dialog.tsx";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyLine } from "../../components/empty-line.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { ButtonLink } from "../../components/links.tsx";
import { notifyFailure, notifySuccess } from "../../components/notify.ts";
import { RowActions } from "../../components/row-actions.tsx";
import { Section } from "../../components/section.tsx";
import { When } from "../../components/when.tsx";
import { durationText } from "../../domain/time.ts";

interface Props {
  idleSeconds: number;
  /** Whether it is asked if all sessions shall end. */
  leaving: boolean;
  onClose: () => void;
}

/** Where else the user is signed in. */
export function SessionSection({ idleSeconds, leaving, onClose }: Props) {
  const { data: sessions } = useSuspenseQuery(oauthSessionsQuery);
  return (
    <Section
      title="Sessions"
      description={`Programs that you have let in, such as wrangler. A browser is logged out when nobody touches the dashboard for ${durationText(idleSeconds)}.`}
      actions={
        <ButtonLink to="." search={{ logout: true }} variant="default">
          Log out everywhere
        </ButtonLink>
      }
    >
      {sessions.length === 0 ? (
        <EmptyLine>No program is signed in. wrangler login opens a session here.</EmptyLine>
      ) : (
        <DataTable head={["Program", "Signed in", "May", ""]} minWidth={560}>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </DataTable>
      )}
      {leaving && <LogOutEverywhere onClose={onClose} />}
    </Section>
  );
}

function SessionRow({ session }: { session: OAuthSession }) {
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: () => endProgramSession(session.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries(oauthSessionsQuery);
      notifySuccess("The program is signed out");
    },
    onError: notifyFailure("The session was not ended"),
  });
  return (
    <Table.Tr>
      <Table.Td fw={600}>wrangler</Table.Td>
      <Table.Td>
        <When at={session.created_on} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={2} title={session.scope}>
          {session.scope.replaceAll(" ", ", ")}
        </Text>
      </Table.Td>
      <Table.Td>
        <RowActions>
          <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
            Sign out
          </Button>
        </RowActions>
      </Table.Td>
    </Table.Tr>
  );
}

function LogOutEverywhere({ onClose }: { onClose: () => void }) {
  const leave = useMutation({ mutationFn: logOutEverywhere });
  return (
    <Dialog onClose={onClose} title="Log out everywhere">
      <Stack>
        <Text size="sm">
          Every browser, this one too, and every program that signed in through one is logged out at once. API
          tokens go on working; delete those that may be in wrong hands.
        </Text>
        {leave.isError && <ErrorPanel error={leave.error} title="Not all sessions were ended" />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red.8" loading={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
            Log out everywhere
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
