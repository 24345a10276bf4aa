import { readFile, rm } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOne } from '../../../scripts/build.mjs';

/** Script and style of the lesson page, bundled as they are shipped. */
export async function bundleLesson(): Promise<{ readonly script: string; readonly style: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-lesson-page-'));
  try {
    const outputs = ['webview/lesson.js', 'webview/lesson.css'] as const;
    const [script, style] = await Promise.all(
      outputs.map(async output => {
        await buildOne(output, folder);
        return readFile(join(folder, output), 'utf8');
      }),
    );
    return { script: script ?? '', style: style ?? '' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
