interface Bulb {
  name: string;
  x: number;
  y: number;
  awake: boolean;
  strand: string;
}

const BULBS: readonly Bulb[] = [
  { name: "lobby", x: 66, y: 96, awake: true, strand: "M260 286C256 214 74 196 66 106" },
  { name: "room-7", x: 164, y: 46, awake: false, strand: "M260 286C257 206 158 150 164 56" },
  { name: "ada", x: 268, y: 84, awake: true, strand: "M260 286C261 220 262 170 268 94" },
  { name: "cart-42", x: 366, y: 40, awake: false, strand: "M260 286C263 206 372 160 366 50" },
  { name: "doc-19", x: 456, y: 104, awake: false, strand: "M260 286C264 216 450 200 456 114" },
];

const ROOTS = [
  "M260 284C252 304 170 300 138 334",
  "M260 284C256 306 214 312 196 340",
  "M260 284C260 308 262 320 262 342",
  "M260 284C264 306 306 312 326 340",
  "M260 284C268 304 352 300 384 332",
] as const;

const LABEL = "Five objects of one class, two of them awake, all held by one root";

/** One class as the root, its named objects as what grows from it: lit while awake. */
export function ObjectsDiagram() {
  return (
    <svg viewBox="0 0 520 366" fill="none" role="img" aria-label={LABEL} style={{ width: "100%" }}>
      <path
        d="M92 350c46-14 92-6 150-12s96-4 138 0 60 2 72 10"
        stroke="var(--hf-line)"
        strokeWidth="16"
        strokeLinecap="round"
      />
      <g stroke="var(--mantine-color-kelp-6)" strokeLinecap="round">
        {BULBS.map(({ name, strand }) => (
          <path key={name} d={strand} strokeWidth="3" opacity="0.8" />
        ))}
        {ROOTS.map((d) => (
          <path key={d} d={d} strokeWidth="4" />
        ))}
      </g>
      {BULBS.map((bulb) => (
        <BulbMark key={bulb.name} {...bulb} />
      ))}
    </svg>
  );
}

function BulbMark({ name, x, y, awake }: Bulb) {
  return (
    <>
      <circle
        cx={x}
        cy={y}
        r="11"
        fill={awake ? "var(--mantine-color-lamp-4)" : "var(--hf-page)"}
        stroke={awake ? "var(--mantine-color-lamp-4)" : "var(--mantine-color-kelp-6)"}
        strokeWidth="3"
      />
      <text
        x={x}
        y={y - 24}
        textAnchor="middle"
        fontSize="16"
        fontFamily="var(--mantine-font-family-monospace)"
        fill="var(--mantine-color-text)"
      >
        {name}
      </text>
    </>
  );
}
