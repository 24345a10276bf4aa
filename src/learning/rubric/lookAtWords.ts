import { cutText } from '../../core/words/cutText.ts';
import { countText } from '../../core/words/numberText.ts';
import type { Rubric, RubricIdea } from '../../core/lesson/lesson.ts';
import { unlooked, type SubGoal, type Verdict } from '../../core/run/verdict.ts';
import { sentencesOf, type AnswerSentence } from './answerText.ts';
import { readClaim, stanceOn, type Claim, type Stance } from './claim.ts';
import { isStatement } from './isStatement.ts';
import { inPlainWords } from './inPlainWords.ts';
import { fillPronoun, joinCount, lastPair, putForPronoun, putForThem, resolvePronouns, subjectOf } from './pronouns.ts';
import { takingBackOf } from './takenBack.ts';
import { readThought, type Thought } from './thought.ts';

const longestQuote = 90;
/** Of an answer. Reference answers have a few hundred, and whoever presses waits for the look. */
const mostCharacters = 10_000;
const stemLength = 4;
const negators = /(?:^|\s)(?:no|not|never|neither|nor|without|lacks?|none)(?=\s|$)/gu;

/** One way to read a sentence: as it stands, or with what a pronoun in it means. */
interface Reading {
  readonly text: string;
  readonly thought: Thought;
}

interface ReadSentence {
  /** As the learner wrote it. */
  readonly text: string;
  readonly item: number | null;
  /** As it stands first. */
  readonly readings: readonly Reading[];
  /** The next sentence says that this one is not so. */
  isTakenBack: boolean;
  /** The next sentence says that this one is not certain. */
  isDoubted: boolean;
}

/**
 * A look at an answer in words: which of the needed ideas it states, by the words they take. It quotes the learner. It
 * can be wrong in both directions, and says so: the reference answer is there to compare.
 */
export function lookAtWords(answer: string, { rubric: ideas, subjects }: Rubric): Verdict {
  if (answer === '') return unlooked('notStarted', 'The answer is empty. Write it below the question, in your own words.');
  if (!/\p{L}/u.test(answer))
    return unlooked('notStarted', 'The answer is empty: there is no word in it. Write it below the question, in your own words.');
  if (answer.length > mostCharacters) {
    const [given, most] = [answer.length, mostCharacters].map(countText);
    return unlooked(
      'couldNotRun',
      `The answer has ${given ?? ''} characters, and at most ${most ?? ''} are looked at. Say it in fewer words.`,
    );
  }
  const written = sentencesOf(answer, ideas.length);
  const ways = written.map(({ text }) => takingBackOf(text));
  const back = ways.findLastIndex((way, at) => way === 'back' && !isReport(written[at - 1]?.text ?? '', subjects));
  const warning = ways.findIndex((way, at) => at > back && way === 'ahead');
  // What is taken back as a whole was never said.
  const sentences = readAnswer(written.slice(back + 1, warning < 0 ? undefined : warning), subjects);
  const taken = written[back < 0 ? warning : back]?.text;
  const goals = ideas.map((idea, at) => look(idea, at + 1, sentences, subjects, taken));
  const missing = goals.filter(goal => goal.state !== 'met').length;
  const selfCheck = 'This looks for words in the language of the question, it does not understand: compare with the reference answer.';
  const count = `${String(goals.length - missing)} of ${String(goals.length)} ideas found.`;
  const [first] = goals.filter(goal => goal.state !== 'met');
  return {
    kind: first ? 'notYetRight' : 'right',
    message: first ? `Not yet complete: ${count} ${first.message}` : `Right, as far as words can tell: ${count}`,
    line: null,
    goals,
    mistake: null,
    notes: [selfCheck],
  };
}

/** Whether a sentence tells what others say: what says that it is wrong speaks of that. */
function isReport(sentence: string, subjects: readonly string[]): boolean {
  return readThought(sentence, subjects, null).words.filter(({ mood }) => mood === 'reported').length > 1;
}

function readAnswer(sentences: readonly AnswerSentence[], subjects: readonly string[]): readonly ReadSentence[] {
  const read: ReadSentence[] = [];
  let before: number | null = null;
  let said = '';
  let spokenOf = '';
  for (const { text, item } of sentences) {
    const asItStands = resolvePronouns(text, said, subjects);
    const thought = readThought(asItStands, subjects, before);
    const last = read.at(-1);
    if (thought.deniesBefore && last) last.isTakenBack = !last.isTakenBack;
    if (thought.doubtsBefore && last) last.isDoubted = true;
    const begun = putForPronoun(asItStands, spokenOf);
    const pair = lastPair(last?.text ?? '');
    const more = [
      begun,
      fillPronoun(asItStands, askedIn(last?.text ?? '')),
      putForThem(begun ?? asItStands, pair),
      joinCount(last?.text ?? '', asItStands),
    ].filter(filled => filled !== null);
    const readings = [
      { text: asItStands, thought },
      ...more.map(filled => ({ text: filled, thought: readThought(filled, subjects, before) })),
    ];
    before = thought.subject;
    spokenOf = subjectOf(asItStands) ?? spokenOf;
    said = `${said} ${asItStands}`;
    read.push({ text, item, readings, isTakenBack: false, isDoubted: false });
  }
  return read;
}

/** What a question of the learner's own asks about, which the next sentence answers; empty for none. */
function askedIn(sentence: string): string {
  const named = /^(?:(?:and|but|what about|how about)\s+)*((?:the|its|how|where|what|which)\b[^?]*|\p{L}+(?: \p{L}+){0,2})\?$/iu.exec(
    sentence,
  );
  return named?.[1] ?? '';
}

interface Said {
  readonly text: string;
  readonly claim: Claim;
}

function look(
  idea: RubricIdea,
  place: number,
  sentences: readonly ReadSentence[],
  subjects: readonly string[],
  taken: string | undefined,
): SubGoal {
  const { id, title, words, wrong, unless, missing } = idea;
  const goal = { id, title, line: null, tolerance: null };
  const rightClaims = words.map(texts => readClaim(texts, subjects));
  const wrongClaims = wrong.map(texts => readClaim(texts, subjects));
  const unlessClaims = unless.map(text => readClaim([text], subjects));
  const [said, denied]: [Said[], Said[]] = [[], []];
  let against: string | null = null;
  for (const sentence of sentences) {
    const { text, isTakenBack } = sentence;
    const readings = readingsOf(sentence, idea, place, subjects).filter(reading => isStatement(reading.text));
    const [asItStands] = readings;
    if (!asItStands || sentence.isDoubted || unlessClaims.some(claim => stanceOn(claim, asItStands.thought, true) !== null)) continue;
    const stances: { readonly stance: Stance; readonly claim: Claim }[] = [];
    for (const { thought } of readings) {
      if (!isTakenBack && wrongClaims.some(claim => stanceOn(claim, thought, true) === 'stated')) against ??= text;
      for (const claim of rightClaims) {
        // Words of several clauses can say something together; what is denied is denied in one.
        const whole = stanceOn(claim, thought, false);
        const stance = turned(stanceOn(claim, thought, true) ?? (whole === 'stated' ? whole : null), isTakenBack);
        if (stance !== null) stances.push({ stance, claim });
      }
    }
    const stated = stances.filter(({ stance }) => stance === 'stated');
    if (stated.length > 0) said.push(...stated.map(({ claim }) => ({ text, claim })));
    else denied.push(...stances.flatMap(({ stance, claim }) => (stance === 'denied' ? [{ text, claim }] : [])));
  }
  const [first] = said;
  if (against !== null) return { ...goal, state: 'missed', message: `You wrote “${quote(against)}”, which is not so. ${missing}` };
  const other = denied.find(
    one => said.length === 0 || said.some(({ text, claim }) => claim === one.claim || contradicts(one.text, text)),
  )?.text;
  if (first !== undefined && other === undefined) return { ...goal, state: 'met', message: `You wrote: “${quote(first.text)}”` };
  const back = taken === undefined ? '' : `You wrote “${quote(taken)}”, which takes back what it speaks of. `;
  const found =
    other === undefined ? back : `You wrote “${quote(other)}”, which denies ${first === undefined ? 'it' : `“${quote(first.text)}”`}. `;
  return { ...goal, state: 'missed', message: `${found}${missing}` };
}

function turned(stance: Stance | null, isTakenBack: boolean): Stance | null {
  if (!isTakenBack || stance === null || stance === 'open') return stance;
  return stance === 'stated' ? 'denied' : 'stated';
}

/** With what the idea's question names in place of "it" or of nothing, where the sentence answers that question. */
function readingsOf(
  { text, item, readings }: ReadSentence,
  { it }: RubricIdea,
  place: number,
  subjects: readonly string[],
): readonly Reading[] {
  const filled = item === place && it !== null ? fillPronoun(text, it) : null;
  return filled === null ? readings : [...readings, { text: filled, thought: readThought(filled, subjects, 0) }];
}

/**
 * Whether a sentence with a negator says otherwise nothing but what another sentence says: each of its words begins one
 * there.
 */
function contradicts(denied: string, said: string): boolean {
  const stems = stemsOf(denied);
  const there = new Set(stemsOf(said));
  return stems.length >= 2 && stems.every(stem => there.has(stem));
}

/** How the longer words of a sentence begin. */
function stemsOf(sentence: string): readonly string[] {
  const words = inPlainWords(sentence)
    .replace(negators, ' ')
    .split(/[^\p{L}]+/u);
  return words.filter(word => word.length >= stemLength && word !== 'does').map(word => word.slice(0, stemLength));
}

function quote(sentence: string): string {
  return cutText(sentence, longestQuote);
}
