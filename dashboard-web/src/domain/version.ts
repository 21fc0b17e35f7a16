interface Numbered {
  id: string;
  number: number;
}

/** "#3 1a2b3c4d", or without the number while it is not known. */
export function versionName(id: string, versions: readonly Numbered[] | undefined): string {
  const version = versions?.find((each) => each.id === id);
  const short = id.slice(0, 8);
  return version ? `#${version.number} ${short}` : short;
}
