// The README's configuration for nginx says what our own server says.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SECURITY_HEADERS } from '../../src/publish/headers.ts';
import { FORMAT_TYPES } from '../../src/render/site.ts';

const README = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
const [, snippet = ''] = /```nginx\n(.*?)```/s.exec(README) ?? [];

test.each(Object.entries(SECURITY_HEADERS))('files are served with %s: %s', (name, value) => {
  expect(snippet).toContain(name);
  expect(snippet).toContain(value);
});

test.each(Object.entries(FORMAT_TYPES))('a file .%s is served as %s', (ending, type) => {
  expect(snippet).toContain(`"${type}; charset=utf-8" ${ending};`);
});
