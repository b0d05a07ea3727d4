// The steps to a value in data → a JSONPath (RFC 9535) that finds it and its like. It evaluates none.

/** A member's name, or null for any item of a list. */
export type Step = string | null;

/** What may follow a dot (RFC 9535, 2.5.1.1), as far as outlets' data has it. */
const SHORTHAND = /^[A-Za-z_]\w*$/;

/** `$.props.posts[*]` */
export function toPath(steps: readonly Step[], root = '$'): string {
  return root + steps.map(toSegment).join('');
}

/** Every object anywhere that has all of these members: for data that is rearranged with every build of the site. */
export function toPathByMembers(members: readonly string[]): string {
  return `$..[?${members.map((member) => toPath(member.split('.'), '@')).join(' && ')}]`;
}

function toSegment(step: Step): string {
  if (step === null) return '[*]';
  return SHORTHAND.test(step) ? `.${step}` : `['${step.replace(/[\\']/g, String.raw`\$&`)}']`;
}
