/** "$5" or "$5.50": cents are shown only where there are some. */
export function formatPrice(cents: number, currency: string): string {
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency: currency.toUpperCase(),
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100);
}

/** "$12.30": always with cents, for columns of amounts. */
export function formatAmount(cents: number, currency: string): string {
  return new Intl.NumberFormat("en", { style: "currency", currency: currency.toUpperCase() }).format(
    cents / 100,
  );
}

/** The same for a share that may be less than a cent. */
export function formatCostShare(cents: number, currency: string): string {
  return cents > 0 && cents < 1 ? `< ${formatAmount(1, currency)}` : formatAmount(cents, currency);
}

/** What one unit costs: "$5.00", "$0.0125", and "$0.30 per million" where one costs next to nothing. */
export function formatRate(cents: number, currency: string): string {
  if (cents < 0.01) return `${formatAmount(cents * 1_000_000, currency)} per million`;
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency: currency.toUpperCase(),
    maximumFractionDigits: 12,
  }).format(cents / 100);
}
