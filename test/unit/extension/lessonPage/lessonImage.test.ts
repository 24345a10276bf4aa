import { describe, expect, it, vi } from 'vitest';
import { readImage } from '../../../../src/extension/lessonPage/lessonImage.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));

const png = (width: number, height: number): Uint8Array => {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};

const read = (name: string, bytes: Uint8Array): ReturnType<typeof readImage> =>
  readImage(name, { bytes: () => Promise.resolve(bytes), text: () => Promise.reject(new Error()) });

describe('pictures of a lesson', () => {
  it('come as data, by what they are', async () => {
    expect(await read('a.png', png(20, 10))).toEqual({ source: expect.stringMatching(/^data:image\/png;base64,iVBORw0KGgo/) as string });
    expect(await read('a.svg', new TextEncoder().encode('<svg onload="x()"/>'))).toHaveProperty('source');
  });

  it('are not shown where they are too large, not what their name says, or missing', async () => {
    expect(await read('a.png', png(20_000, 20_000))).toEqual({ problem: 'The picture has more than 8000 pixels a side.' });
    expect(await read('a.png', new TextEncoder().encode('<svg/>'))).toEqual({
      problem: 'The file is not the kind of picture its name says.',
    });
    expect(await read('a.jpg', png(1, 1))).toEqual({ problem: 'The file is not the kind of picture its name says.' });
    const missing = { bytes: () => Promise.reject(new Error('ENOENT')), text: () => Promise.reject(new Error()) };
    expect(await readImage('a.png', missing)).toEqual({ problem: 'The picture is missing.' });
  });
});
