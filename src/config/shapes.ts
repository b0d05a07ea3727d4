// What a value may be, and how a shape becomes a verdict or a schema for editors; it alone speaks to the schema library and knows no key.
import { z } from 'zod';
import type { Issue } from './problem.ts';
import { toMilliseconds } from './units.ts';

/** The value that a shape lets through, its units converted. */
export type Shaped<Shape extends z.ZodType> = z.infer<Shape>;

/** What `value` is once it has the shape, or everything that does not fit. */
export function parseShape<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
): { readonly shaped: Shaped<Shape> } | { readonly issues: readonly Issue[] } {
  const result = shape.safeParse(value, { error: toExpected });
  return result.success ? { shaped: result.data } : { issues: result.error.issues.map(toIssue) };
}

/** A shape as JSON Schema, for editors. Where a number or a switch goes, `${NAME}` may stand too. */
export function toSchemaOf(shape: z.ZodType): object {
  return z.toJSONSchema(shape, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const { type } = jsonSchema;
      if (type !== 'integer' && type !== 'number' && type !== 'boolean') return;
      Object.assign(jsonSchema, { type: [type, 'string'], pattern: String.raw`^\$\{.+\}$` });
    },
  });
}

/** A block of these keys and no others. */
export function block<Keys extends z.ZodRawShape>(keys: Keys) {
  return z.strictObject(keys);
}

/** A block whose keys are names of the operator's own. */
export function record<Value extends z.ZodType>(value: Value, expected: string) {
  return z.record(z.string(), value, { error: expected });
}

export function list<Item extends z.ZodType>(item: Item, expected: string) {
  return z.array(item, { error: expected });
}

export function either<One extends z.ZodType, Other extends z.ZodType>(one: One, other: Other, expected: string) {
  return z.union([one, other], { error: expected });
}

export function oneOf<const Word extends string>(words: readonly Word[]) {
  return z.enum(words);
}

export function trueOrFalse() {
  return z.boolean();
}

export function anyText() {
  return z.string();
}

export function text(expected: string, fits: (value: string) => boolean) {
  return z.string({ error: expected }).refine(fits, { error: expected });
}

export function filledText(expected: string) {
  return text(expected, (value) => value.trim() !== '');
}

/** Text that `read` understands; it gives null for what does not fit. */
export function textAs<T>(expected: string, read: (value: string) => T | null) {
  return z.string({ error: expected }).transform((value, context) => read(value) ?? refuse(context, expected));
}

/** A text, or a list of at least one: always a list in the end, an empty one where there is nothing. */
export function oneOrMore(expected: string) {
  const item = filledText(expected);
  return z
    .union([item, list(item, expected).min(1, { error: expected })], { error: expected })
    .transform((value) => (typeof value === 'string' ? [value] : value))
    .default([]);
}

export function amountAs(expected: string, read: (value: string | number) => number | null) {
  return z
    .union([z.string(), z.number()], { error: expected })
    .transform((value, context) => read(value) ?? refuse(context, expected));
}

/** A duration in milliseconds, `least` being 0 or 1. */
export function duration(least: number) {
  const expected = `a duration such as \`500ms\`, \`30s\`, \`5m\` or \`24h\`, ${least === 0 ? 'or 0' : 'above 0'}`;
  return amountAs(expected, (value) => {
    const milliseconds = toMilliseconds(value);
    return milliseconds !== null && milliseconds >= least ? milliseconds : null;
  });
}

export function whole(expected: string, least: number, most: number) {
  return z.int({ error: expected }).min(least, { error: expected }).max(most, { error: expected });
}

function refuse(context: z.core.$RefinementCtx, expected: string): never {
  context.addIssue({ code: 'custom', message: expected });
  return z.NEVER;
}

function toExpected(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code !== 'invalid_type') return issue.code;
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    boolean: 'true or false',
    object: 'a block of keys',
  };
  return words[issue.expected] ?? issue.expected;
}

function toIssue(issue: z.core.$ZodIssue): Issue {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') return { kind: 'unknown', path, keys: issue.keys, type: null };
  return { kind: 'value', path, expected: issue.message, type: issue.code === 'invalid_type' ? issue.expected : null };
}
