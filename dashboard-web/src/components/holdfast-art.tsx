const STRANDS = [
  { d: "M120 178C118 130 40 120 34 58", x: 34, y: 54, lit: false },
  { d: "M120 178C119 128 76 96 80 30", x: 80, y: 26, lit: true },
  { d: "M120 178C121 130 122 104 124 52", x: 124, y: 48, lit: false },
  { d: "M120 178C121 128 170 100 164 24", x: 164, y: 20, lit: false },
  { d: "M120 178C122 132 204 126 208 74", x: 208, y: 70, lit: true },
] as const;

const ROOTS = [
  "M120 176C116 190 74 188 58 214",
  "M120 176C118 192 98 196 90 218",
  "M120 176C120 194 121 202 121 220",
  "M120 176C122 192 142 196 152 218",
  "M120 176C124 190 166 188 184 214",
] as const;

/** Strands that sway, each with its bulb, all held by one root on the rock. Decoration only. */
export function HoldfastArt({ width }: { width: number }) {
  return (
    <svg width={width} viewBox="0 0 240 240" fill="none" aria-hidden="true" style={{ maxWidth: "100%" }}>
      <path
        d="M22 222c20-9 44-4 66-8s40-4 62 0 46 0 68 8"
        stroke="var(--hf-line)"
        strokeWidth="10"
        strokeLinecap="round"
      />
      <g stroke="var(--mantine-color-kelp-6)" strokeWidth="3" strokeLinecap="round">
        {STRANDS.map((strand) => (
          <path key={strand.d} d={strand.d} opacity="0.75" />
        ))}
        {ROOTS.map((d) => (
          <path key={d} d={d} strokeWidth="3.5" />
        ))}
      </g>
      {STRANDS.map((strand) => (
        <circle
          key={strand.x}
          cx={strand.x}
          cy={strand.y}
          r="10"
          fill={strand.lit ? "var(--mantine-color-lamp-4)" : "var(--hf-surface)"}
          stroke={strand.lit ? "var(--mantine-color-lamp-4)" : "var(--mantine-color-kelp-6)"}
          strokeWidth="3"
        />
      ))}
    </svg>
  );
}
