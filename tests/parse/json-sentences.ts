// Fixtures of JSON and of the data in pages: a document, and beside it the recipe that reads it and what is expected of it. It knows no parser.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldPlaces, Recipe } from '../../src/model/configuration.ts';

const EXPECTED = '.expected.json';

const NO_FIELDS: FieldPlaces = {
  id: [],
  url: [],
  title: [],
  summary: [],
  content: [],
  published: [],
  updated: [],
  authors: [],
  categories: [],
  image: [],
  language: [],
};

interface Sentence {
  readonly sentence: string;
  readonly text: string;
  readonly recipe: Recipe;
  readonly expected: object;
}

/** A recipe that leaves to the kind what is not named. */
export function toRecipe(told: Partial<Omit<Recipe, 'fields'>> & { readonly fields?: Partial<FieldPlaces> }): Recipe {
  const { kind = 'json', items = null, data = null, fields = {} } = told;
  return { kind, items, data, fields: { ...NO_FIELDS, ...fields } };
}

/** All fixtures of a folder; a document without an expectation, or the other way round, throws. */
export function loadSentences(folder: string): readonly Sentence[] {
  const directory = join(import.meta.dirname, 'fixtures', folder);
  const files = readdirSync(directory);
  const names = files.filter((file) => file.endsWith(EXPECTED)).map((file) => file.slice(0, -EXPECTED.length));
  if (files.length !== names.length * 2) throw new Error(`a fixture in ${folder} stands alone`);
  return names.map((name) => {
    const document = files.find((file) => file.startsWith(`${name}.`) && !file.endsWith(EXPECTED)) ?? name;
    const { recipe, expected } = JSON.parse(readFileSync(join(directory, name + EXPECTED), 'utf8')) as {
      recipe: Parameters<typeof toRecipe>[0];
      expected: object;
    };
    const text = readFileSync(join(directory, document), 'utf8');
    return { sentence: name.replaceAll('-', ' '), text, recipe: toRecipe(recipe), expected };
  });
}
