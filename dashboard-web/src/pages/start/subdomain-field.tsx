import { Loader, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { subdomainAvailabilityQuery, type Availability } from "../../api/queries/account.ts";
import { subdomainProblem } from "../../domain/subdomain.ts";

const PAUSE_MILLIS = 250;

interface SubdomainChoice {
  name: string;
  setName: (name: string) => void;
  free: boolean;
  checking: boolean;
  problem: string | null;
}

/** The name as it is typed, and what the server says of it once typing pauses. */
export function useSubdomainChoice(account: string, suggestion: string): SubdomainChoice {
  const [name, setName] = useState(suggestion);
  const [settled] = useDebouncedValue(name, PAUSE_MILLIS);
  const shape = name === "" ? null : subdomainProblem(name);
  const wellFormed = name !== "" && shape === null;
  const answer = useQuery({
    ...subdomainAvailabilityQuery(account, settled),
    enabled: wellFormed && settled === name,
  });
  const current = settled === name ? answer : undefined;
  const refusal = wellFormed && current ? refusalOf(current.data, current.error) : null;
  return {
    name,
    setName: (next) => setName(next.toLowerCase()),
    free: wellFormed && current?.data?.state === "free",
    checking: wellFormed && (current === undefined || current.isFetching),
    problem: shape ?? refusal,
  };
}

function refusalOf(answer: Availability | undefined, error: Error | null): string | null {
  if (error) return `Could not be checked: ${error.message}`;
  if (answer?.state === "taken") return "Somebody has taken this name";
  if (answer?.state === "refused") return answer.reason;
  return null;
}

export function SubdomainField({ choice }: { choice: SubdomainChoice }) {
  return (
    <TextInput
      label="Subdomain"
      size="md"
      autoFocus
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={63}
      placeholder="my-team"
      value={choice.name}
      onChange={(event) => choice.setName(event.currentTarget.value)}
      error={choice.problem}
      description={choice.problem === null && hintOf(choice)}
      inputWrapperOrder={["label", "input", "description", "error"]}
      rightSection={<State choice={choice} />}
    />
  );
}

function hintOf(choice: SubdomainChoice): string {
  return choice.free ? "This name is free" : "3 to 63 lower-case letters, digits and hyphens";
}

function State({ choice }: { choice: SubdomainChoice }) {
  if (choice.problem) return <IconCircleX size={18} color="var(--mantine-color-error)" />;
  if (choice.checking) return <Loader size={16} />;
  if (choice.free) return <IconCircleCheck size={18} color="var(--mantine-color-kelp-6)" />;
  return null;
}
