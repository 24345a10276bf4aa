/** What looks at answers in words. The host loads it when the first is checked. */
export { answerOf } from './answerText.ts';
export { lookAtWords } from './lookAtWords.ts';
