// Markup: HTML as a stream of tags and text, in linear time whatever it holds. It keeps no tree and knows no element.
import { Tokenizer } from 'htmlparser2';

/** Names are lower case, references are decoded; a tag that closes itself is only opened. */
export interface MarkupEvents {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Reads as HTML is read, with no respect for nesting; comments, declarations and instructions are passed over.
 * The bare tokenizer, as the parser above it keeps a stack that 50,000 unclosed tags make quadratic.
 */
export function readMarkup(source: string, events: MarkupEvents): void {
  let name = '';
  let attribute = '';
  let value = '';
  let attributes: Map<string, string> | null = null;
  const openTag = () => {
    events.open(name, attributes ?? NO_ATTRIBUTES);
    attributes = null;
  };
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => events.text(source.slice(start, end)),
      ontextentity: (codepoint) => events.text(String.fromCodePoint(codepoint)),
      onopentagname: (start, end) => (name = source.slice(start, end).toLowerCase()),
      onattribname: (start, end) => (attribute = source.slice(start, end).toLowerCase()),
      onattribdata: (start, end) => (value += source.slice(start, end)),
      onattribentity: (codepoint) => (value += String.fromCodePoint(codepoint)),
      onattribend() {
        attributes ??= new Map();
        // The first of two attributes of one name counts (HTML, 13.2.5.33).
        if (!attributes.has(attribute)) attributes.set(attribute, value);
        value = '';
      },
      onopentagend: openTag,
      onselfclosingtag: openTag,
      onclosetag: (start, end) => events.close(source.slice(start, end).toLowerCase()),
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
}

function ignore(): void {}
