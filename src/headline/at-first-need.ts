// Values that are made when they are first asked for, and once: a command that meets no title reads no list of names. It knows none of them.

/** What `make` gives, made by the first call and kept. */
export function atFirstNeed<T extends object | number>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}
