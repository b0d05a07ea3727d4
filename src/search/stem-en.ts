// The stem of an English word: singular for plural. It knows how plurals are written and those that are written otherwise; verbs stay as they are.

/** Plurals of their own, and words whose s is none. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['feet', 'foot'],
  ['teeth', 'tooth'],
  ['mice', 'mouse'],
  ['geese', 'goose'],
  ['oxen', 'ox'],
  ['wolves', 'wolf'],
  ['calves', 'calf'],
  ['knives', 'knife'],
  ['wives', 'wife'],
  ['lives', 'life'],
  ['halves', 'half'],
  ['shelves', 'shelf'],
  ['thieves', 'thief'],
  ['leaves', 'leaf'],
  ['crises', 'crisis'],
  ['analyses', 'analysis'],
  ['buses', 'bus'],
  ['gases', 'gas'],
  ['caches', 'cache'],
  ['aches', 'ache'],
  ['news', 'news'],
  ['arms', 'arms'],
  ['goods', 'goods'],
  ['customs', 'customs'],
]);

/** The first that a word ends in counts. Lengths are those of the words that a rule would make into another: `use`, `ties`. */
const RULES: readonly (readonly [ending: RegExp, instead: string])[] = [
  [/(?<=..)ies?$/, 'y'],
  [/(?<=ss|x|zz|[cs]h)es$/, ''],
  [/(?<=...s)es?$/, ''],
  [/(?<=...o)es$/, ''],
  [/(?<=..[^sui])s$/, ''],
];

/** The one form under which the singular and the plural of a word in lower case and Latin letters meet; it is its own stem. */
export function stemEnglish(word: string): string {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  const rule = RULES.find(([ending]) => ending.test(word));
  const less = rule === undefined ? word : word.replace(rule[0], rule[1]);
  // `children's` has both.
  return IRREGULAR.get(less) ?? less;
}
