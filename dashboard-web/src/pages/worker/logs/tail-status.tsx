import { Badge } from "@mantine/core";
import type { TailState } from "../../../api/tail-connection.ts";

interface Props {
  state: TailState;
  paused: boolean;
}

/** Whether what is shown is what happens. */
export function TailStatus({ state, paused }: Props) {
  const { text, color } = look(state, paused);
  return (
    <Badge role="status" variant="light" color={color} radius="sm" tt="none">
      {text}
    </Badge>
  );
}

function look(state: TailState, paused: boolean): { text: string; color: string } {
  switch (state.kind) {
    case "live":
      return paused ? { text: "Paused", color: "lamp" } : { text: "Live", color: "kelp" };
    case "connecting":
      return { text: "Connecting …", color: "gray" };
    case "waiting":
      return { text: "The line was lost; trying again …", color: "lamp" };
    case "ended":
      return { text: state.reason || "The tail has ended", color: "red" };
    case "refused":
      return { text: "Refused", color: "red" };
  }
}
