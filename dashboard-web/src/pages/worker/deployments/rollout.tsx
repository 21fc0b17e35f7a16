import { Box, Button, Group, Select, Slider, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import type { Deployment, Version } from "../../../api/model.ts";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import { Surface } from "../../../components/surface.tsx";
import { RoleGate } from "../../../components/role-gate.tsx";
import { split } from "../../../domain/shares.ts";
import { versionName } from "../../../domain/version.ts";
import { useDeploy, type WorkerOfAccount } from "./use-deploy.ts";

interface Props {
  worker: WorkerOfAccount;
  active: Deployment;
  versions: Version[];
  /** The version that is offered; without one, the newer of those in service, if there are two. */
  candidate: string | undefined;
  onCandidate: (version: string | undefined) => void;
}

const FIRST_SHARE = 10;
const MARKS = [0, 25, 50, 75, 100].map((value) => ({ value, label: `${value} %` }));

/** Moves requests from the version in service to another one, a part at a time. */
export function Rollout({ worker, active, versions, candidate, onCandidate }: Props) {
  const [first, second] = active.versions.toSorted(
    (a, b) => numberOf(versions, a.version_id) - numberOf(versions, b.version_id),
  );
  const alone = second === undefined && first?.version_id === candidate;
  const chosen = alone ? undefined : (candidate ?? second?.version_id);
  const base = active.versions.find(({ version_id }) => version_id !== chosen) ?? first;
  const current = active.versions.find(({ version_id }) => version_id === chosen)?.percentage;
  const [share, setShare] = useState(current ?? FIRST_SHARE);
  const [message, setMessage] = useState("");
  const deploy = useDeploy(worker, () => onCandidate(undefined));
  if (base === undefined || versions.length < 2) return null;
  const others = versions.filter(({ id }) => id !== base.version_id);
  return (
    <Surface>
      <Title order={2}>Gradual rollout</Title>
      <Text size="sm" c="var(--hf-quiet)" mt={4} mb="md">
        A part of the requests goes to another version while {versionName(base.version_id, versions)} answers
        the rest. Each Durable Object stays with one of them.
      </Text>
      <Stack gap="md">
        <Select
          label="Version"
          placeholder="Choose the version to roll out"
          maw={520}
          allowDeselect={false}
          data={others.map((version) => ({ value: version.id, label: optionName(version) }))}
          value={chosen ?? null}
          onChange={(id) => onCandidate(id ?? undefined)}
        />
        {chosen !== undefined && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              deploy.mutate({ shares: split(base.version_id, chosen, share), message: message.trim() });
            }}
          >
            <Text size="sm" fw={500} id="rollout-share">
              {versionName(chosen, versions)} gets {share} % of requests
            </Text>
            <Box px={14} pb={26} pt={6} maw={640}>
              <Slider
                thumbProps={{ "aria-labelledby": "rollout-share" }}
                value={share}
                onChange={setShare}
                marks={MARKS}
                label={(value) => `${value} %`}
              />
            </Box>
            <Group align="flex-end" gap="sm">
              <TextInput
                label="Message"
                placeholder="Optional"
                flex={1}
                miw={200}
                maxLength={100}
                value={message}
                onChange={(event) => setMessage(event.currentTarget.value)}
              />
              <RoleGate needs="Workers Scripts Write">
                <Button type="submit" loading={deploy.isPending} disabled={share === current}>
                  Deploy at {share} %
                </Button>
              </RoleGate>
            </Group>
            {deploy.isError && (
              <Box mt="md">
                <ErrorPanel error={deploy.error} title="The rollout was refused" />
              </Box>
            )}
          </form>
        )}
      </Stack>
    </Surface>
  );
}

function numberOf(versions: Version[], id: string): number {
  return versions.find((version) => version.id === id)?.number ?? 0;
}

function optionName({ id, number, annotations }: Version): string {
  const message = annotations["workers/message"];
  return `#${number} ${id.slice(0, 8)}${message ? ` · ${message}` : ""}`;
}
