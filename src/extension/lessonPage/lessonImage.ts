import type { ImageView } from '../../core/channels/lessonPageChannel.ts';
import { RefusedFile, type LessonFiles } from '../host/lessonFiles.ts';

/** What is read of a lesson's folder. */
export type ReadableFiles = Pick<LessonFiles, 'text' | 'bytes'>;

/** How files of each kind begin. SVG is text; in an image element it runs no scripts and loads nothing. */
const kinds: readonly { readonly type: string; readonly matches: (bytes: Uint8Array) => boolean }[] = [
  { type: 'image/png', matches: bytes => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) },
  { type: 'image/jpeg', matches: bytes => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  {
    type: 'image/webp',
    matches: bytes => startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]),
  },
  { type: 'image/svg+xml', matches: bytes => /^\s*<(?:\?xml|svg|!--)/.test(new TextDecoder().decode(bytes.subarray(0, 200))) },
];
const extensions: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp', svg: 'image/svg+xml' };
/** Pixels a side: more would take gigabytes to show. */
const longestSide = 8_000;

/** A picture of a lesson as a `data:` address, or why there is none. Never rejects. */
export async function readImage(file: string, files: ReadableFiles): Promise<ImageView> {
  try {
    const bytes = await files.bytes(file);
    const type = kinds.find(({ matches }) => matches(bytes))?.type;
    if (type === undefined || type !== extensions[file.slice(file.lastIndexOf('.') + 1)]) {
      return { problem: 'The file is not the kind of picture its name says.' };
    }
    if (type === 'image/png' && isTooLarge(bytes)) return { problem: `The picture has more than ${String(longestSide)} pixels a side.` };
    return { source: `data:${type};base64,${base64(bytes)}` };
  } catch (error) {
    return { problem: error instanceof RefusedFile ? error.message : 'The picture is missing.' };
  }
}

/** Width and height stand at a fixed place of every PNG. */
function isTooLarge(bytes: Uint8Array): boolean {
  if (bytes.length < 24) return true;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Math.max(view.getUint32(16), view.getUint32(20)) > longestSide;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
