// An id that nobody has yet, for whatever is to be added to a configuration. It knows no configuration.

/** The id that is wanted, or that with the first number behind it that makes it free. */
export function toFreeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}
