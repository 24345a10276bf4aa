import type { Mend, MendRequest } from '../../core/run/mend.ts';
import { thrownKinds, type ThrownKind } from '../../core/run/thrownMistake.ts';
import { ReadText } from './readText.ts';
import { thrownMends } from './thrownMends.ts';
import { warningMends } from './warningMends.ts';

/** The change that takes the mistake out; null where there is none that is sure. */
export function findMend(request: MendRequest): Mend | null {
  const { text, isScript, line, column } = request;
  const mender = menderOf(request);
  const read = mender && ReadText.read(text, isScript);
  const start = read?.tree.getLineStarts()[line - 1];
  if (!read || start === undefined) return null;
  const mend = mender(read, start + column - 1);
  return mend && { ...mend, edits: [...mend.edits].sort((one, other) => one.start - other.start) };
}

function menderOf({ kind, about, instead }: MendRequest): ((read: ReadText, at: number) => Mend | null) | null {
  if (isThrown(kind)) return instead === undefined ? null : (read, at) => thrownMends[kind](read, at, about, instead);
  const mender = warningMends[kind];
  return typeof mender === 'string' ? null : (read, at) => mender(read, at, about);
}

function isThrown(kind: MendRequest['kind']): kind is ThrownKind {
  return thrownKinds.some(each => each === kind);
}
