import type { Block, Inline } from '../../../src/core/lesson/lessonDocument.ts';
import type { LessonView, SectionView } from '../../../src/core/channels/lessonPageChannel.ts';

export const text = (words: string): Inline => ({ kind: 'text', text: words });

export const paragraph = (...content: readonly (Inline | string)[]): Block => ({
  kind: 'paragraph',
  content: content.map(part => (typeof part === 'string' ? text(part) : part)),
});

export function section(id: string, title: string, blocks: readonly Block[], isFolded = false): SectionView {
  return { id, title, isFolded, document: { blocks, notice: null, problems: [] } };
}

const place = (name: string): Inline => ({
  kind: 'link',
  target: { kind: 'place', place: { lab: 'lab-one', name } },
  content: [{ kind: 'code', text: name }],
});

const term = (id: string, words: string): Inline => ({ kind: 'link', target: { kind: 'term', term: id }, content: [text(words)] });

const exercise = (id: string, words: string): Inline => ({
  kind: 'link',
  target: { kind: 'exercise', exercise: id },
  content: [text(words)],
});

const figureNames = ['gate-valve', 'memory-overwrite', 'lstm-cell', 'gru-cell', 'shape-explorer', 'gradients-through-time', 'memory-task'];

const figureSections = figureNames.map(figure =>
  section(`figure-of-${figure}`, `Figure ${figure}`, [
    paragraph('Before the figure.'),
    { kind: 'figure', figure, title: [text(`The figure ${figure}`)], alternative: [paragraph('What it shows, in words.')] },
    paragraph('After the figure.'),
  ]),
);

/** A lesson with one of everything that a page can show. */
export const sampleLesson: LessonView = {
  id: 'sample',
  number: '1.2',
  title: 'A lesson of everything',
  summary: 'It has one of each thing that a lesson can have, so that nothing is forgotten.',
  authors: ['A. Writer', 'B. Writer'],
  sections: [
    section('begin', 'Where it begins', [
      paragraph('Plain words with ', { kind: 'emphasis', content: [text('stress')] }, ', ', { kind: 'strong', content: [text('weight')] }, ', ', { kind: 'code', text: 'code' }, ' and a printed ', { kind: 'value', text: '0.7311', program: 'lab-one', line: 1 }, '.'), // prettier-ignore
      paragraph('The ', place('forgetGate'), ' is a ', term('gate', 'gate'), '; see ', { kind: 'link', target: { kind: 'section', section: 'later' }, content: [text('a later section')] }, ', ', { kind: 'link', target: { kind: 'part', section: 'later', part: 'a-table' }, content: [text('its table')] }, ' or ', { kind: 'link', target: { kind: 'web', url: 'https://example.org/' }, content: [text('the web')] }, '.'), // prettier-ignore
      { kind: 'equation', equation: { tex: 'c_t = \\htmlData{place=0}{f_t} \\odot c_{t-1} + \\htmlData{place=1}{i_t} \\odot \\tilde{c}_t', places: [{ lab: 'lab-one', name: 'forgetGate' }, { lab: 'lab-one', name: 'inputGate' }] } }, // prettier-ignore
      paragraph('An equation in the line: ', { kind: 'equation', equation: { tex: '\\sigma(x) = \\frac{1}{1 + e^{-x}}', places: [] } }, ' and on.'), // prettier-ignore
      { kind: 'list', start: null, items: [[paragraph('one')], [paragraph('two'), paragraph('and more of two')]] },
      { kind: 'list', start: 3, items: [[paragraph('third')], [paragraph('fourth')]] },
    ]),
    section('later', 'What comes later', [
      { kind: 'heading', level: 3, id: 'a-heading', content: [text('A heading')] },
      { kind: 'table', id: 'a-table', caption: [text('A table with a name')], columns: [{ align: 'start', content: [text('Gate')] }, { align: 'end', content: [text('Value')] }, { align: 'center', content: [text('Meaning')] }], rows: [[[place('forgetGate')], [text('0.7311')], [text('keeps most of what was there before, whatever comes in')]], [[text('input')], [text('0.5498')], [text('writes half')]]] }, // prettier-ignore
      { kind: 'code', language: 'ts', text: "const forgetGate = sigmoid(1.0); // a line that is long enough to have to scroll on a narrow page, for certain\nprint('done');" }, // prettier-ignore
      { kind: 'printed', program: 'lab-one', lines: ['scalar_lab', 'forget_gate  0.7311'] },
      { kind: 'note', tone: 'note', title: [text('a title')], blocks: [paragraph('A note.')] },
      { kind: 'note', tone: 'careful', title: [], blocks: [paragraph('What often goes wrong.')] },
      { kind: 'note', tone: 'measured', title: [], blocks: [paragraph('What a run showed.')] },
      { kind: 'quote', blocks: [paragraph('Somebody said it.')] },
      { kind: 'rule' },
      { kind: 'fold', id: 'a-fold', title: [text('Folded away')], blocks: [paragraph('The hidden walrus.')] },
      { kind: 'image', image: { file: 'missing.png', alternative: 'A picture that is not there' } },
      { kind: 'image', image: { file: 'there.png', alternative: 'A red dot' } },
    ]),
    section('doing', 'What there is to do', [
      { kind: 'card', of: 'lab', id: 'lab-one' },
      { kind: 'card', of: 'prediction', lab: 'lab-one', id: 'guess' },
      { kind: 'card', of: 'exercise', id: 'exercise-one' },
      { kind: 'card', of: 'evidence' },
      paragraph('There is ', exercise('exercise-one', 'one on the page'), ' and ', exercise('exercise-two', 'one that is not'), '.'),
    ]),
    ...figureSections,
    section('answers', 'Answers', [paragraph('The answer is forty-two.')], true),
  ],
  glossary: [
    { id: 'gate', term: 'gate', aliases: ['gates', 'soft switch'], content: [text('A number between 0 and 1 that says how much passes.')] },
    { id: 'state', term: 'state', aliases: [], content: [text('What a network carries from one step to the next.')] },
  ],
  labs: [
    { id: 'lab-one', title: 'One step by hand', summary: 'Compute everything on single numbers.', predictions: [{ id: 'guess', question: [text('Will the memory grow?')], kind: 'direction', reason: [text('More is written than lost.')], toldBy: [1] }] }, // prettier-ignore
  ],
  exercises: [
    {
      id: 'exercise-one',
      title: 'Turn the gate',
      summary: 'Change one number.',
      isExtra: true,
      task: [paragraph('Change the score to −1.')],
    },
    { id: 'exercise-two', title: 'Turn it back', summary: 'Change it again.', isExtra: true, task: [paragraph('Change it back.')] },
  ],
  evidence: [{ title: 'Gate meaning', statement: [text('Near 0 blocks, near 1 passes.')] }],
  images: {
    'there.png': {
      source:
        'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
    },
    'missing.png': { problem: 'The picture is not in the lesson’s folder.' },
  },
  progress: { read: ['begin'], labs: { 'lab-one': 'matched' }, exercises: { 'exercise-one': 'tried' }, predictions: { 'lab-one': { guess: { stage: 'asked', isCovered: false, isRunning: false, words: '', isRight: null, isPast: false } } } }, // prettier-ignore
  memory: null,
};
