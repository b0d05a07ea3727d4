// `npm run schema`: writes the JSON Schema by which editors complete a configuration; it knows only where that file lies.
import { writeFile } from 'node:fs/promises';
import { toJsonSchema } from './schema.ts';

const FILE = new URL('../../config/sonin.schema.json', import.meta.url);

await writeFile(FILE, `${JSON.stringify(toJsonSchema(), null, 2)}\n`);
