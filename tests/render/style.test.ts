import { expect, test } from 'vitest';
import { renderStyle } from '../../src/render/style.ts';

/** WCAG 2.2, 1.4.3, level AA. */
const LEAST_CONTRAST = 4.5;

const COLOURS = [...renderStyle().matchAll(/--(ground|ink|faint|link|focus): (#[0-9a-f]{6})/g)];
const LIGHT = new Map(COLOURS.slice(0, 5).map((match) => [match[1], match[2] ?? '']));
const DARK = new Map(COLOURS.slice(5).map((match) => [match[1], match[2] ?? '']));

test.each([
  ['light', LIGHT],
  ['dark', DARK],
])('everything can be read in %s', (_, colours) => {
  const ground = luminance(colours.get('ground') ?? '');
  for (const name of ['ink', 'faint', 'link', 'focus']) {
    const [dark = 0, light = 0] = [ground, luminance(colours.get(name) ?? '')].sort((a, b) => a - b);
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThan(LEAST_CONTRAST);
  }
});

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => linear(parseInt(colour.slice(start, start + 2), 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
