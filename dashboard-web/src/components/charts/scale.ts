const ROUND = [1, 2, 2.5, 5, 10];

/**
 * Round numbers from zero to at least `most`, evenly spaced: the ticks of a vertical axis.
 *
 * @param whole whether fractions would make no sense
 */
export function ticksTo(most: number, whole: boolean, wanted = 4): number[] {
  const rough = Math.max(most, whole ? 1 : Number.MIN_VALUE) / wanted;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const steps = ROUND.map((factor) => factor * magnitude);
  const round = steps.find((step) => step >= rough * (1 - 1e-9)) ?? rough;
  const step = whole ? Math.max(1, Math.ceil(round)) : round;
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

export interface Spot {
  x: number;
  y: number;
}

/** An SVG path through spots that are ordered by x: smooth, and never higher or lower than the spots themselves. */
export function smoothPath(spots: readonly Spot[]): string {
  const slopes = spots.map((spot, index) => slopeAt(spots[index - 1], spot, spots[index + 1]));
  return spots
    .map((spot, index) => {
      const before = spots[index - 1];
      if (before === undefined) return `M${at(spot.x, spot.y)}`;
      const third = (spot.x - before.x) / 3;
      const leaving = at(before.x + third, before.y + third * (slopes[index - 1] ?? 0));
      const arriving = at(spot.x - third, spot.y - third * (slopes[index] ?? 0));
      return `C${leaving} ${arriving} ${at(spot.x, spot.y)}`;
    })
    .join("");
}

/** Flat at peaks and valleys; else the harmonic mean of the slopes on either side, which does not overshoot. */
function slopeAt(before: Spot | undefined, spot: Spot, after: Spot | undefined): number {
  if (before === undefined || after === undefined) return 0;
  const arriving = (spot.y - before.y) / (spot.x - before.x);
  const leaving = (after.y - spot.y) / (after.x - spot.x);
  return arriving * leaving <= 0 ? 0 : (2 * arriving * leaving) / (arriving + leaving);
}

function at(x: number, y: number): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
