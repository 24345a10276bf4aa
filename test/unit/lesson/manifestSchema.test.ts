import { toJsonSchema } from '@valibot/to-json-schema';
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { manifestSchema } from '../../../src/lesson/manifestSchema.ts';

/** What VS Code checks a manifest with while one types: made from what the product checks it with. `vitest -u` writes it anew. */
it('stands in labs/lesson.schema.json as it is', async () => {
  // Rules across entries, such as ids that are used twice, are for the product alone.
  const schema = toJsonSchema(manifestSchema, {
    errorMode: 'ignore',
    typeMode: 'input',
    // VS Code shows this in place of the pattern.
    overrideAction: ({ valibotAction: action, jsonSchema }) =>
      action.type === 'regex' && 'message' in action && typeof action.message === 'string'
        ? { ...jsonSchema, patternErrorMessage: `This ${action.message}.` }
        : undefined,
  });
  const text = await format(JSON.stringify({ ...schema, title: 'A lesson of Gatescope' }), { parser: 'json', printWidth: 140 });
  await expect(text).toMatchFileSnapshot(join(repository, 'labs/lesson.schema.json'));
});
