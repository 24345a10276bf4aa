/**
 * Turns of phrase that say how what stands beside them is meant. Each is read as one mark; where there is none, a
 * sentence states what it says. `denied`: what follows is not so. `deniedBack`: what came before is not so;
 * `doubtedBack`: who knows. `doubted`, `supposed`, `reported`: what follows is no statement of the learner's. `agreed`:
 * what came before is the learner's own view, whoever said it first.
 */
export type Mark = 'denied' | 'deniedBack' | 'doubted' | 'doubtedBack' | 'supposed' | 'reported' | 'agreed';

const wrong =
  '(?:false|wrong|incorrect|untrue|mistaken|nonsense|rubbish|inaccurate|an? (?:\\w+ )?(?:lie|myth|mistake|error|misconception|misunderstanding|fallacy|legend|rumou?r)|not (?:at all |quite |really |exactly )?(?:true|so|right|correct|the case|accurate|how it (?:is|works)|what happens))';
const right = '(?:true|right|correct|so|the case|accurate)';
const thinkers =
  '(?:(?:some|many|most|several|a few|other|few|various)(?: of (?:us|them|my \\w+))?(?: other)?(?: (?:people|students|learners|authors|beginners|folks|persons|classmates|colleagues))?|people|others|they|everyone|everybody|somebody|someone|one|beginners|critics|(?:a|my|our|another|one|the other|his|her) (?:teacher|professor|tutor|lecturer|friend|colleague|classmate|fellow student|brother|sister|neighbou?r|student|roommate|fellow)s?(?: of mine)?)';
const says =
  '(?:says?|said|told me|tells me|insists?|suggests?|(?:(?:might|could|may|would|will|can) )?(?:thinks?|thought|believes?|believed|claims?|claimed|argues?|assumes?|imagines?|expects?)|(?:might|may|would|will) say)';

const phrases: readonly (readonly [Mark, RegExp])[] = [
  // Two denials are none.
  ['agreed', new RegExp(`\\b(?:nobody|no one) (?:can|could|would|will) (?:deny|doubt|dispute)(?: that)?\\b`, 'gu')],
  ['agreed', /\b(?:it|that) is not (?:false|wrong|untrue|incorrect)(?: to say)? that\b/gu],
  [
    'agreed',
    new RegExp(
      `\\b(?:and|and indeed|which|as) (?:that|this|it|they|he|she|indeed)? ?(?:is|are) (?:indeed |quite |also )?(?:${right})(?=\\s|$)`,
      'gu',
    ),
  ],
  ['agreed', /\b(?:is|are) (?:indeed |quite |absolutely )?(?:true|right|correct)$/gu],
  ['agreed', /\b(?:i agree|they are right|he is right|she is right|rightly so)\b/gu],
  ['denied', new RegExp(`\\b(?:it|that) (?:is|would be|was) ${wrong}(?: that| to (?:say|think|believe|claim|assume)(?: that)?)\\b`, 'gu')],
  [
    'denied',
    /\b(?:it|that) (?:is|would) (?:not|never) (?:be )?(?:true|the case|so|right|correct|as if|as though|that)(?: that\b|(?= (?!though\b|however\b|and\b|but\b|because\b|since\b|either\b|at all\b)\p{L}))/gu,
  ],
  [
    'denied',
    /^(?:an? )?(?:(?:wrong|false|incorrect|untrue|bad) (?:answer|statement|claim|idea|belief)|myth|misconception|lie|fake)(?: \d)? [:=] /gu,
  ],
  ['denied', /\b(?:i|we|you) (?:(?:do|can|would|could) not|never) (?:think|believe|agree|see|say|claim)(?: that)?\b/gu],
  ['denied', /\b(?:i|we) (?:doubt(?! (?:it|that|this)$)|deny|disagree|disbelieve)(?: that)?\b/gu],
  [
    'denied',
    /\b(?:nobody|no one) (?:says|thinks|believes|claims|assumes|(?:should|would|could|can|must|may|will) (?:ever )?(?:say|think|believe|claim|assume))(?: that)?\b/gu,
  ],
  ['denied', /\b(?:contrary to|it is a (?:myth|misconception|mistake) that|far from|by no means|on no account|in no way)\b/gu],
  [
    'agreed',
    /\b(?:it|that) is (?:true|undeniable|correct|right|a fact|clear|not in doubt)(?: to say)? that\b|\b(?:without (?:a )?doubt|no doubt)\b/gu,
  ],
  [
    'deniedBack',
    new RegExp(
      `\\b(?:that|this|which|it|they|he|she|both|all of (?:that|this|it)|none of (?:that|this))?\\s*(?:of (?:that|this) )?(?:is|are|was|were|would be) (?:all |just |simply |plainly |completely |totally |both |clearly |of course )?${wrong}(?: (?:though|however|either|anyway|actually))?(?=\\s*(?:$|[,;:)]|and|because|since|but))`,
      'gu',
    ),
  ],
  [
    'deniedBack',
    /\b(?:i|we) (?:do not (?:agree|think so|believe (?:that|it|so))|disagree|think not)(?=\s*(?:$|[,;:)]|and|because|since|but))/gu,
  ],
  [
    'deniedBack',
    /\b(?:(?:exactly |just )?the (?:opposite|contrary|reverse|other way round|other way around) (?:is (?:true|so|the case|right)|holds))/gu,
  ],
  [
    'deniedBack',
    /^(?:no|not|not at all|not really|wrong|false|just kidding|nonsense|neither is true|none of (?:this|that|it) is (?:true|right|correct))$/gu,
  ],
  [
    'deniedBack',
    /^(?:(?:but|however|yet|well|no|in fact|in truth|in reality|actually|of course|alas) ,? ?)*(?:it|this|that|they|he|she) (?:does|do|is|are|has|have|can|will|did|was|were) not(?: (?:at all|really|of course|true|so))?$/gu,
  ],
  ['reported', new RegExp(`\\b${thinkers} (?:(?:often|sometimes|also|even|still|wrongly|always|once) )?${says}(?: that| of)?\\b`, 'gu')],
  [
    'reported',
    /\b(?:it is (?:often |sometimes |widely )?(?:said|claimed|believed|thought|assumed|rumou?red)|rumou?r has it|according to (?:some|many|a friend|my friend|others|people))(?: that)?\b/gu,
  ],
  ['reported', /\bthe (?:idea|claim|belief|statement|view|opinion|assumption|thought) that\b/gu],
  [
    'doubtedBack',
    /\b(?:i|we) (?:am|are) (?:not (?:convinced|persuaded|so sure|sure (?:about|of) (?:that|this|it))|sceptical|skeptical)|\bi (?:have my doubts|doubt (?:it|that|this))(?=\s*(?:$|[,;]))/gu,
  ],
  [
    'doubted',
    /\b(?:i|we) (?:am|are) (?:not|un) ?(?:quite |entirely |really |too |so )?(?:sure|certain)(?: (?:whether|if|that|about|of))?\b/gu,
  ],
  ['doubted', /\b(?:unsure|uncertain|unclear|questionable|doubtful|debatable|not clear|open)(?: to me)?(?: (?:whether|if|that))\b/gu],
  [
    'doubted',
    /\b(?:i|we) (?:(?:do|can|could) not (?:know|remember|tell|recall|say)|wonder|forgot|have no idea|guess|suppose)(?: (?:whether|if|that|why|how|where))?\b/gu,
  ],
  ['doubted', /\b(?:the|my|one) (?:\w+ )?question is (?:what|whether|how|where|if|why|which)\b/gu],
  ['doubted', /\b(?:no idea|who knows|hard to say|whether or not|whether)\b(?: (?:whether|if))?/gu],
  [
    'doubted',
    /\b(?:maybe|perhaps|possibly|probably|presumably|conceivably|supposedly|allegedly|apparently|may or may not|might be|might have|might|could be that|could well be)\b/gu,
  ],
  [
    'supposed',
    /\b(?:suppose|supposing|assume|assuming|imagine|imagining|pretend|let us (?:say|assume|suppose|imagine|pretend)|let's (?:say|assume|suppose|imagine|pretend)|hypothetically|in theory|as if|as though|what if|if only|i wish|provided|should (?:a|an|the) (?=\w+ \w+ ))\b(?: that)?/gu,
  ],
];

/** The sentence with each such turn of phrase as one word: `«denied»`. */
export function markStanding(plain: string): string {
  let marked = plain;
  for (const [mark, phrase] of phrases) marked = marked.replace(phrase, ` «${mark}» `);
  return marked.replace(/\s+/gu, ' ').trim();
}

export function markOf(word: string): Mark | null {
  return word.startsWith('«') ? (word.slice(1, -1) as Mark) : null;
}
