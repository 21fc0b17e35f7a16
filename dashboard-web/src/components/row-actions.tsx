import { Button, Group, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ReactNode, Ref } from "react";

/** The buttons at the end of a row. */
export function RowActions({ children }: { children: ReactNode }) {
  return (
    <Group justify="flex-end" gap={6} wrap="nowrap">
      {children}
    </Group>
  );
}

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & {
  ref?: Ref<HTMLAnchorElement>;
};

/** A button of a row that opens something with an address. */
export const RowLink = createLink((props: ButtonProps & Native) => (
  <Button component="a" size="xs" variant="default" {...props} />
));
