import { inPlainWords } from './inPlainWords.ts';

/** Sentences that are made of these, and of the words below, speak of the answer and not of what is asked about. */
const talk = new Set(
  (
    'i we you he she they it this that these those them is are was were be been being do does did have has had can could should would will must ' +
    'a an the of to in on by for from with at about as if and or but so though although however because since either anyway even also ' +
    'actually really just only simply completely totally entirely clearly plainly quite very far course sorry ha haha well oh wait please ' +
    'fact truth reality honestly unfortunately frankly afraid seriously fun now again here me my mine your what who which how there later yet ' +
    'two three four five say said saying write wrote written writing claim claimed state stated tell told put given point points counts stand copied invention ' +
    "take taken takes back first then end beginning idea know sure certain makes sense whether thought out exactly i'd"
  ).split(' '),
);
/** What makes it speak of everything that is there. */
const whole = new Set(
  (
    'all any anything every everything each none nothing both whole entire above before previous foregoing ' +
    'statement statements sentence sentences claims answer answers text word words line lines things bit part single paragraph ' +
    'following follows below next kidding joking joked joke ignore retract withdraw revoke invented lied lying pulling leg'
  ).split(' '),
);
const following = new Set(['following', 'follows', 'below', 'next']);
const truths = new Set('true right correct case accurate believe trust buy think agree accept'.split(' '));
const falsehoods = new Set(
  (
    'false wrong incorrect untrue mistaken nonsense rubbish garbage invented fake fiction lie lies lied lying joke joking joked kidding ' +
    'bogus inaccurate ignore withdraw retract revoke disagree disbelieve deny doubt dispute reject guessed leg pulling'
  ).split(' '),
);
const denials = new Set('not no none nothing never nor neither'.split(' '));
const opposites = new Set('opposite contrary reverse'.split(' '));
const turnedRound = /^or (?:is|was) (?:it|that|this) (?:\w+ )?(?:the other way (?:a?round)|the (?:reverse|opposite)|vice versa|wrong)$/u;
/** Who says so doubts politely, or speaks to somebody. */
const polite = /\b(?:correct me|may|might|hope|maybe|perhaps|possibly)\b|\bif (?:i|this|that|it) (?:is|am|are)\b/u;

/** It holds, or not, for some of what is asked about: that is an answer. */
const partly =
  /\b(?:for|in|with) (?:both|all|any|every|each|either)\b(?! (?:of )?(?:this|that|these|those|it|the above|(?:the |my )?(?:statement|sentence|claim|answer|word|line|thing)s?))/u;

/** What an answer takes back as a whole: `back` this sentence and all before it, `ahead` this one and all after it. */
export type TakingBack = 'back' | 'ahead' | null;

/** "None of this is true", "just kidding", "all of the following is made up". */
export function takingBackOf(sentence: string): TakingBack {
  const plain = inPlainWords(sentence).replace(/ = /gu, ' : ');
  if (turnedRound.test(plain)) return 'back';
  const colon = plain.search(/ : |(?<=\b(?:this|that|these|lies)) ,/u);
  const lead = colon < 0 ? plain : plain.slice(0, colon);
  if (!speaksFalse(lead)) return null;
  if (wordsIn(lead).some(word => following.has(word))) return 'ahead';
  if (colon < 0) return sentence.trim().endsWith('?') ? null : 'back';
  return /\b(?:here is what i|say|write|tell you)\b/u.test(lead) ? 'ahead' : null;
}

function speaksFalse(plain: string): boolean {
  if (polite.test(plain) || partly.test(plain)) return false;
  const words = wordsIn(plain);
  const isKnown = (word: string): boolean =>
    [talk, whole, truths, falsehoods, denials, opposites].some(known => known.has(word)) || word === 'so';
  const isWhole = words.some(word => whole.has(word)) || /\bwhat i\b/u.test(plain);
  if (words.length === 0 || !isWhole || !words.every(isKnown)) return false;
  const hasTruth = words.some(word => truths.has(word)) || /\b(?:is|are|was) so$/u.test(plain);
  return plain.split(/ [,;] /u).some(clause => {
    const own = wordsIn(clause);
    const wrongs = own.filter(word => falsehoods.has(word) || (hasTruth && opposites.has(word))).length;
    const isOdd = (wrongs + own.filter(word => denials.has(word)).length) % 2 === 1;
    return isOdd && (wrongs > 0 || hasTruth);
  });
}

function wordsIn(plain: string): readonly string[] {
  return plain
    .replace(/\bmade ((?:\w+ ){0,3}?)up\b/gu, 'invented $1')
    .replace(
      /^((?:(?:please|so|now|but) )*)(?:forget|scratch|strike|delete|disregard) (?=(?:all|everything|that|this|what|the|it|my)\b)/u,
      '$1ignore ',
    )
    .replace(/\b((?:none|nothing) of (?:this|that|these|those|it|them|the above)) (?:holds?|happens|works)\b/gu, '$1 true')
    .replace(/\bwhat happens(?: in an? (?:gru|lstm))?\b/gu, 'true')
    .replace(/\b(?:at|after) all\b|\bof course\b|\bmessing with you\b/gu, ' ')
    .split(/[^\p{L}']+/u)
    .filter(word => word !== '')
    .map(word => word.replace(/^shouldn't$/u, 'not'));
}
