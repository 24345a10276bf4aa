import { call } from '../base/primordials.ts';
import { usualSentences } from './usualSentences.ts';
import { rareSentences } from './rareSentences.ts';
import { listedShape } from './sentenceParts.ts';

const { exec } = RegExp.prototype;
const { replace } = String.prototype;

const sentences = [...usualSentences, ...rareSentences];

/**
 * What an error says, in words of the lab's: TensorFlow.js's own sentences speak of its insides. One that is not in the
 * table is left as it is but for the marks of its making.
 */
export function tensorflowWords(message: string): string {
  for (let index = 0; index < sentences.length; index++) {
    const entry = sentences[index];
    const found = entry && call<RegExpExecArray | null>(exec, entry[0], [message]);
    if (entry && found) return entry[1](at => found[at] ?? '');
  }
  const named = call<RegExpExecArray | null>(exec, /^Error in (\w+):\s+(.*)$/su, [message]);
  return named ? `${named[1] ?? ''}: ${withShapes(named[2] ?? '')}` : message;
}

/** `shapes 2,3 and 4,5` as `shapes [2, 3] and [4, 5]`. */
function withShapes(text: string): string {
  return call<string>(replace, text, [/(?<![\w.,[(])\d+(?:,\d+)+(?![\w\])])/gu, (found: string) => listedShape(found)]);
}
