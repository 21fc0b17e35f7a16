import { Button, Group, NumberInput, Radio, Stack, TagsInput, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { chooseSpending } from "../../api/commands/billing.ts";
import type { Spending } from "../../api/model.ts";
import { attentionQuery, spendingQuery } from "../../api/queries/billing.ts";
import { pausesQuery } from "../../api/queries/pauses.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { RoleGate } from "../../components/role-gate.tsx";
import { choiceOf, draftOf, thresholdProblem, type SpendingDraft } from "../../domain/spending.ts";

interface Props {
  account: string;
  spending: Spending;
}

/** Cap, alerts, and what happens at the cap and when something runs away. */
export function SpendingForm({ account, spending }: Props) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(spending));
  const change = (part: Partial<SpendingDraft>) => setDraft((before) => ({ ...before, ...part }));
  const problem = thresholdProblem(draft.thresholds);
  const save = useMutation({
    mutationFn: () => chooseSpending(account, choiceOf(draft)),
    onSuccess: async (chosen) => {
      queryClient.setQueryData(spendingQuery(account).queryKey, chosen);
      setDraft(draftOf(chosen));
      notifySuccess("Saved");
      await Promise.all([
        queryClient.invalidateQueries(pausesQuery(account)),
        queryClient.invalidateQueries(attentionQuery(account)),
      ]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem === undefined) save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg" maw={620}>
        <Cap draft={draft} change={change} problem={problem} currency={spending.currency} />
        <Runaway draft={draft} change={change} />
        {save.isError && <ErrorPanel error={save.error} title="It was not saved" />}
        <Group>
          <RoleGate needs="Billing Write">
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </RoleGate>
        </Group>
      </Stack>
    </form>
  );
}

interface PartProps {
  draft: SpendingDraft;
  change: (part: Partial<SpendingDraft>) => void;
}

function Cap({
  draft,
  change,
  problem,
  currency,
}: PartProps & { problem: string | undefined; currency: string }) {
  return (
    <>
      <NumberInput
        label="Spending cap"
        description="What a billing period may cost, the plan's price included. Empty: no cap."
        placeholder="No cap"
        prefix={currency === "usd" ? "$" : ""}
        suffix={currency === "usd" ? "" : ` ${currency.toUpperCase()}`}
        thousandSeparator=","
        decimalScale={2}
        min={0}
        max={100_000_000}
        value={draft.cap}
        onChange={(cap) => change({ cap: cap === "" ? "" : Number(cap) })}
        maw={280}
      />
      <TagsInput
        label="Tell us at"
        description="Percent of the cap, by mail and here. You are always told at 100."
        value={draft.thresholds}
        onChange={(thresholds) => change({ thresholds })}
        error={problem}
        splitChars={[",", " "]}
        maw={420}
      />
      <Radio.Group
        label="At the cap"
        value={draft.atCap}
        onChange={(atCap) => change({ atCap: atCap as SpendingDraft["atCap"] })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="alert" label="Tell us, and go on" />
          <Radio
            value="pause"
            label="Tell us, and pause"
            description="Nothing of this account runs until the cap is raised, the pause is lifted, or the next period begins. Nothing is deleted."
          />
        </Stack>
      </Radio.Group>
    </>
  );
}

function Runaway({ draft, change }: PartProps) {
  return (
    <>
      <Radio.Group
        label="When something runs away"
        description="When the account or a Worker is far busier than in any hour of the last week."
        value={draft.atRunaway}
        onChange={(atRunaway) => change({ atRunaway: atRunaway as SpendingDraft["atRunaway"] })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="ignore" label="Do nothing" />
          <Radio value="alert" label="Tell us" />
          <Radio
            value="pause"
            label="Tell us, and pause what runs away"
            description="Until the pause is lifted here. Nothing is deleted."
          />
        </Stack>
      </Radio.Group>
      {draft.atRunaway === "ignore" ? (
        <Text size="sm" c="var(--hf-quiet)">
          A loop that calls itself is then noticed by its bill only.
        </Text>
      ) : (
        <NumberInput
          label="Far busier means"
          description="Times the busiest hour."
          suffix=" times"
          min={1.1}
          max={1000}
          decimalScale={1}
          value={draft.factor}
          onChange={(factor) => change({ factor: Number(factor) })}
          maw={180}
        />
      )}
    </>
  );
}
