import { Group, Text } from "@mantine/core";

/** The mark: a stipe, its light, and the haptera that hold to the rock. */
export function LogoMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-kelp-8)" />
      <g fill="none" stroke="var(--mantine-color-kelp-1)" strokeWidth="2.2" strokeLinecap="round">
        <path d="M16 6v9" />
        <path d="M16 14c0 5-7 4-8 11" />
        <path d="M16 14c0 5-3 6-3 11" />
        <path d="M16 14c0 5 3 6 3 11" />
        <path d="M16 14c0 5 7 4 8 11" />
      </g>
      <circle cx="16" cy="6.5" r="2.4" fill="var(--mantine-color-lamp-4)" />
    </svg>
  );
}

export function Logo() {
  return (
    <Group gap={10} wrap="nowrap">
      <LogoMark />
      <Text fw={680} fz="1.0625rem" lts="-0.02em">
        Holdfast
      </Text>
    </Group>
  );
}
