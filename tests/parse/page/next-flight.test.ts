// React's Flight stream in a page: what its rows come to, and what a stream that means harm does not.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNextFlight } from '../../../src/parse/page/next-flight.ts';

function toPage(stream: string, size = stream.length || 1): string {
  const pieces = stream.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [''];
  const pushed = pieces.map((piece) => JSON.stringify([1, piece]).replaceAll('<', '\\u003c'));
  return pushed.map((call) => `<script>self.__next_f.push(${call})</script>`).join('');
}

describe('rows', () => {
  test('are read by line, and texts by their length in bytes', () => {
    const text = 'ү\n2:"no row"';
    const stream = `0:{"a":1}\n1:T${Buffer.byteLength(text).toString(16)},${text}2:[true,null]\n3:"x"`;
    expect(parseNextFlight(toPage(stream))).toEqual([{ a: 1 }, text, [true, null], 'x']);
  });

  test('of code, hints, errors, bytes and timing are passed over, and so is what cannot be read', () => {
    const stream = ':HL["a"]\n1:I[1]\n2:E{"digest":"x"}\n3:o4,\n\n\n\n4:{"a":\nno row\n:N1768.5\n5:1\n';
    expect(parseNextFlight(toPage(stream))).toEqual([1]);
  });

  test('may be cut anywhere into pieces', () => {
    const stream = '0:{"a":"Тэмээ 🐫 \\n"}\n1:T4,🐫2:["$0"]\n';
    const whole = parseNextFlight(toPage(stream));
    expect(whole).toHaveLength(3);
    for (let size = 1; size < 12; size += 1) expect(parseNextFlight(toPage(stream, size))).toEqual(whole);
  });

  test('are none where nothing is pushed, or only what is no text', () => {
    expect(parseNextFlight('<p>self.__next_f.push([1,"0:1"])</p>')).toBeNull();
    expect(parseNextFlight('<script>self.__next_f.push([0]);self.__next_f.push([1,"0:1</script>')).toBeNull();
  });
});

describe('references', () => {
  test('stand for the row they name, and what leads nowhere or in a circle is null', () => {
    expect(parseNextFlight(toPage('0:{"b":"$1","c":"$L2","d":"$9"}\n1:{"e":"$0"}\n2:"x"\n'))).toEqual([
      { b: { e: null }, c: 'x', d: null },
      { e: { b: null, c: 'x', d: null } },
      'x',
    ]);
  });

  test('within a row that is referred to are resolved too', () => {
    const stream = '3:"Урт тайлбар"\n4:{"list":"$5"}\n5:[{"title":"Лавласан","excerpt":"$3"}]\n';
    const posts = [{ title: 'Лавласан', excerpt: 'Урт тайлбар' }];
    expect(parseNextFlight(toPage(stream))).toEqual(['Урт тайлбар', { list: posts }, posts]);
  });

  test('to a part of a row follow its own keys, through elements and further references', () => {
    const stream =
      '1:{"a":"$6:0:src","b":"$6:0:__proto__:x","c":"$7:props:img:src","d":"$1:f","e":"$1:f:g","f":{"g":"$1"},"h":"$6:9"}\n' +
      '6:[{"src":"/x.jpg"}]\n7:["$","p",null,{"img":"$6:0"}]\n';
    expect(parseNextFlight(toPage(stream))?.[0]).toEqual({
      a: '/x.jpg',
      b: null,
      c: '/x.jpg',
      d: { g: null },
      e: null,
      f: { g: null },
      h: null,
    });
  });

  test('and escapes are read as React means them', () => {
    const stream = '0:["$$5","$D2026-01-13T02:00:00.000Z","$n12","$undefined","$","$Sx","$L7","$1"]\n1:"$$6"\n';
    expect(parseNextFlight(toPage(stream))?.[0]).toEqual([
      '$5',
      '2026-01-13T02:00:00.000Z',
      '12',
      null,
      '$',
      null,
      null,
      '$6',
    ]);
  });

  test('in a chain of ten thousand, or that double with every row, come to an end', () => {
    const chain = Array.from({ length: 10_000 }, (_, at) => `${at.toString(16)}:["$${(at + 1).toString(16)}"]\n`);
    expect(parseNextFlight(toPage(chain.join('')))).toHaveLength(10_000);
    const doubling = Array.from({ length: 60 }, (_, at) => {
      const next = (at + 1).toString(16);
      return `${at.toString(16)}:{"a":"$${next}:b","b":"$${next}:a","c":["$${next}","$${next}"]}\n`;
    });
    expect(parseNextFlight(toPage(doubling.join('')))).toHaveLength(60);
    expect(parseNextFlight(toPage('1:"$2"\n2:"$1"\n3:"$3:a:a"\n4:{"a":"$4:a:a"}\n'))).toEqual([
      null,
      null,
      null,
      { a: null },
    ]);
  });

  test('to one row, ten thousand times, do not make the stream much longer', () => {
    const stream = `1:"${'x'.repeat(50_000)}"\n2:[${Array(10_000).fill('"$1"').join(',')}]\n`;
    const [, row] = parseNextFlight(toPage(stream)) ?? [];
    const replaced = (row as (string | null)[]).filter((one) => one !== null).length;
    expect(replaced).toBeGreaterThan(0);
    expect(replaced).toBeLessThan(5);
  });
});

test('what is sent as rows comes back as their values, however it is cut', () => {
  const text = fc.string({ unit: 'grapheme' });
  const object = fc.dictionary(
    fc.string(),
    fc.oneof(
      fc.nat(),
      fc.boolean(),
      text.map((one) => `a${one}`),
    ),
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(text, object), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      (values, size) => {
        const rows = values.map((one, id) =>
          typeof one === 'string'
            ? `${id}:T${Buffer.byteLength(one).toString(16)},${one}`
            : `${id}:${JSON.stringify(one)}\n`,
        );
        expect(parseNextFlight(toPage(rows.join(''), size))).toEqual(values);
      },
    ),
  );
});
