// The blocks of an outlet and of a topic, which both have a name in each language: what they may hold and what it is for.
import { toHost, toWebUrl } from './addresses.ts';
import { block, either, filledText, list, record, text, textAs, type Shaped } from './shapes.ts';
import { areLanguages, EXPECTED, isId } from './values.ts';

export type OutletBlock = Shaped<typeof outlet>;
export type TopicBlock = Shaped<typeof topic>;

const NAME = 'a name, or one for each language under its language tag (BCP 47)';

const NAMES = record(filledText(NAME), NAME).refine(areLanguages, { error: NAME });

const name = either(filledText(NAME), NAMES, NAME).describe(
  'Its name, or one for each language. The first is used where a language has none of its own.',
);

export const outlet = block({
  id: text(EXPECTED.id, isId).describe('The id by which sources name it, and its address below each edition.'),
  name,
  site: text('an absolute http: or https: address', (value) => toWebUrl(value) !== null)
    .nullish()
    .describe('Its home page.'),
  hosts: list(textAs('a bare host such as `example.com`', toHost), 'a list of hosts')
    .optional()
    .describe('Hosts whose addresses are its own, `www.` aside. Default: the host of `site`.'),
});

export const topic = block({
  id: text(EXPECTED.id, isId).describe('Its address below each edition: `/en/topics/<id>.atom`.'),
  name,
  words: list(filledText('a word or a phrase'), 'a list of words and phrases').describe(
    'Words and phrases, of every language: an entry is of the topic when its title, summary or categories have one of them, in whatever case or with whatever Mongolian ending.',
  ),
  except: list(filledText('a word or a phrase'), 'a list of words and phrases')
    .optional()
    .describe('Words and phrases of what is not meant. Default: none.'),
});
