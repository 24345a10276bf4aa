import { join } from 'node:path';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { editorSchemas } from './editorSchemas.ts';

// `vitest -u` writes them anew.
it.each([...editorSchemas()])('stands in labs/%s as it is', async (file, schema) => {
  const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 140 });
  await expect(text).toMatchFileSnapshot(join(repository, 'labs', file));
});
