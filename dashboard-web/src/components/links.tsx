import { Anchor, Button, type AnchorProps, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";

type Native<P> = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof P> & { ref?: Ref<HTMLAnchorElement> };

/** Mantine's anchor with the router's typed destination. */
export const AnchorLink = createLink((props: AnchorProps & Native<AnchorProps>) => (
  <Anchor c="var(--hf-link)" {...props} />
));

/** Mantine's button, as a link with the router's typed destination. */
export const ButtonLink = createLink((props: ButtonProps & Native<ButtonProps>) => (
  <Button component="a" {...props} />
));
