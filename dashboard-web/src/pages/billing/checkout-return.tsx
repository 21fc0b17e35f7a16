import { Alert, Group, Loader, Text } from "@mantine/core";
import { IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { ButtonLink } from "../../components/links.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { useEffect, useState } from "react";

const PATIENCE_MILLIS = 30_000;

interface Props {
  outcome: "success" | "cancelled";
  paid: boolean;
}

/** What to tell somebody who comes back from the checkout: payment is confirmed by a webhook, so it may take a moment. */
export function CheckoutReturn({ outcome, paid }: Props) {
  if (outcome === "cancelled" && !paid) {
    return (
      <Alert color="gray" variant="light" icon={<IconInfoCircle size={18} />} title="Checkout left">
        <Text size="sm">Nothing was bought. You are on the plan you had.</Text>
      </Alert>
    );
  }
  if (paid) return <Paid />;
  return <Waiting />;
}

function Paid() {
  return (
    <Alert
      role="status"
      color="kelp"
      variant="light"
      icon={<IconCircleCheck size={18} />}
      title="You are on the paid plan"
    >
      <Text size="sm">Durable Objects are yours to deploy.</Text>
      <Group mt="sm">
        <RoleGate needs="Workers Scripts Write">
          <ButtonLink size="xs" to="/workers" search={{ deploy: "hello-world-object" }}>
            Deploy an object
          </ButtonLink>
        </RoleGate>
      </Group>
    </Alert>
  );
}

function Waiting() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MILLIS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Alert
      role="status"
      color="kelp"
      variant="light"
      icon={<Loader size={16} />}
      title="Confirming your payment"
    >
      <Text size="sm">
        {late
          ? "The confirmation takes longer than usual. This page goes on looking for it; you may also come back later, nothing will be charged twice."
          : "The payment provider tells us in a moment. This page notices by itself."}
      </Text>
    </Alert>
  );
}
