// English words that are a name or an abbreviation in one place and a common word in another: US, WHO, IT, May, March. It knows their neighbours.
import { decide, type Draft, type Token } from './case-draft.ts';

/** One reading of a word: the first whose neighbours fit is taken. Null fits any neighbour; '' is the edge of the title. */
interface Reading {
  readonly shape: string;
  readonly before: RegExp | null;
  readonly after: RegExp | null;
}

const QUESTION =
  /^(?:is|are|was|were|will|would|wouldn|won|can|could|should|shall|may|might|must|did|do|does|has|have|had|owns|wins|pays|gets|s|knew|knows|wants|needs|else|really|the|said|lives|died|lost|made|gave|came|went|killed|took|run|runs|saved|built|fled|left|beat|won|became|stole|shot)$/;

const READINGS: ReadonlyMap<string, readonly Reading[]> = new Map([
  [
    'us',
    [
      {
        shape: 'us',
        before:
          /^(?:teach|teaches|taught|tell|tells|told|give|gives|gave|let|lets|make|makes|made|help|helps|helped|show|shows|showed|join|joined|remind|reminds|unite|unites|save|saves|ask|asks|asked|bring|brings|brought|around|among|between)$/,
        after: null,
      },
      {
        shape: 'us',
        before: /^(?:of|for|with|to|from|about|behind|without|above|all|like)$/,
        after: /^(?:|all|again|now|today|both|what|how|that|who)$/,
      },
      { shape: 'US', before: null, after: null },
    ],
  ],
  [
    'who',
    [
      {
        shape: 'WHO',
        before: null,
        after:
          /^(?:limits?|chief|guidelines?|standards?|director|teams?|experts?|office|mission|members?|regional|representative|warns|says|urges|declares|donates|approves|recommends|praises|reports?|calls|data|study)$/,
      },
      { shape: 'Who', before: /^$/, after: QUESTION },
      {
        shape: 'WHO',
        before: /^(?:|the|to|by|with|above|below|from|of|at|under|asks|urges|quits|joins|leaves|via|per|tells|and)$/,
        after: null,
      },
      { shape: 'who', before: null, after: null },
    ],
  ],
  [
    'it',
    [
      {
        shape: 'IT',
        before: null,
        after:
          /^(?:compan(?:y|ies)|firms?|sector|industry|specialists?|experts?|parks?|engineers?|services?|professionals?|systems?|hub|students?|education|training|skills|startups?|outage|giant|center|centre|development|infrastructure|technology|exports?|security|jobs?|workers?|talents?|forum|week|school|department|infrastructure)$/,
      },
      {
        shape: 'IT',
        before: /^(?:[’'])?(?:chinese|indian|mongolian|korean|japanese|national|local|domestic|s)$/,
        after: /^(?:and|sector|)$/,
      },
      { shape: 'it', before: null, after: null },
    ],
  ],
  [
    'may',
    [
      {
        shape: 'May',
        before:
          /^(?:in|on|by|of|since|until|till|from|late|early|mid|this|next|last|through|to|before|after|for|\d+|april|and)$/,
        after: /^(?:|\d.*|and|as|for|by|after|to|in|from|with|at|with|amid|day|june|this|last|of|when|because|over)$/,
      },
      { shape: 'May', before: null, after: /^\d/ },
      { shape: 'may', before: null, after: null },
    ],
  ],
  [
    'march',
    [
      {
        shape: 'March',
        before: /^(?:in|by|of|since|until|till|from|late|early|mid|this|next|last|through|before|after|february|\d+)$/,
        after: null,
      },
      { shape: 'March', before: null, after: /^\d/ },
      { shape: 'March', before: /^on$/, after: /^(?:\d.*|)$/ },
      { shape: 'march', before: null, after: null },
    ],
  ],
  [
    'pm',
    [
      { shape: 'pm', before: /^\d+$/, after: null },
      { shape: 'PM', before: null, after: null },
    ],
  ],
  [
    'choir',
    [
      { shape: 'Choir', before: /^(?:near|to|from)$/, after: null },
      { shape: 'choir', before: null, after: null },
    ],
  ],
  ['am', [{ shape: 'am', before: null, after: null }]],
  [
    'polish',
    [
      { shape: 'polish', before: /^(?:to|nail|and|will)$/, after: null },
      { shape: 'Polish', before: null, after: null },
    ],
  ],
  [
    'turkey',
    [
      { shape: 'turkey', before: /^(?:roast|roasted|a|wild)$/, after: null },
      { shape: 'Turkey', before: null, after: null },
    ],
  ],
  ['will', [{ shape: 'Will', before: null, after: /^smith$/ }]],
  [
    'aids',
    [
      { shape: 'AIDS', before: /^(?:hiv|against|of|with|on|to|world|fight)$/, after: null },
      { shape: 'aids', before: null, after: null },
    ],
  ],
]);

export function applyContexts(draft: Draft): void {
  for (const [index, { lower }] of draft.tokens.entries()) {
    const readings = READINGS.get(lower);
    if (readings === undefined) continue;
    const before = toNeighbour(draft.tokens[index - 1], draft.tokens[index]);
    const next = draft.tokens[index + 1];
    const after = toNeighbour(next, next);
    const reading = readings.find((one) => (one.before?.test(before) ?? true) && (one.after?.test(after) ?? true));
    if (reading !== undefined) decide(draft, index, reading.shape, reading.shape === lower ? null : 'other');
  }
}

/** A word of another sentence is no neighbour. */
function toNeighbour(token: Token | undefined, later: Token | undefined): string {
  return token === undefined || later?.first === true ? '' : token.lower;
}
