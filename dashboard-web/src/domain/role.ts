/** Ids of roles as people read them: `read-only` is "Read only". */
export function roleNames(ids: readonly string[]): string {
  return ids.map((id) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ")).join(", ");
}
