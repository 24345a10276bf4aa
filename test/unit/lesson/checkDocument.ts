import type { Block, Equation, Inline, LessonDocument, LinkTarget } from '../../../src/core/lesson/lessonDocument.ts';

type Shape = Readonly<Record<string, (value: unknown) => void>>;

const text = (value: unknown): void => {
  if (typeof value !== 'string') throw new Error(`Not a text: ${JSON.stringify(value)}`);
};
const matching = (pattern: RegExp) => (value: unknown) => {
  if (typeof value !== 'string' || !pattern.test(value)) throw new Error(`Not like ${String(pattern)}: ${JSON.stringify(value)}`);
};
const oneOf =
  (...allowed: readonly unknown[]) =>
  (value: unknown): void => {
    if (!allowed.includes(value)) throw new Error(`Not one of ${JSON.stringify(allowed)}: ${JSON.stringify(value)}`);
  };
const or = (other: unknown, check: (value: unknown) => void) => (value: unknown) => {
  if (value !== other) check(value);
};
const count = (value: unknown): void => {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new Error(`Not a count: ${JSON.stringify(value)}`);
};
const list = (check: (value: unknown) => void) => (value: unknown) => {
  if (!Array.isArray(value)) throw new Error(`Not a list: ${JSON.stringify(value)}`);
  value.forEach(check);
};
const record = (shape: Shape) => (value: unknown) => {
  const entries = Object.entries(value as object);
  const wanted = Object.keys(shape).sort().join();
  const found = entries
    .map(([key]) => key)
    .sort()
    .join();
  if (wanted !== found) throw new Error(`Has ${found} instead of ${wanted}`);
  for (const [key, one] of entries) shape[key]?.(one);
};
/** One of several records, told apart by their `key`. */
const variant =
  (key: string, shapes: Readonly<Record<string, Shape>>) =>
  (value: unknown): void => {
    const name = String((value as Record<string, unknown>)[key]);
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (!shape) throw new Error(`Unknown ${key}: ${name}`);
    record({ [key]: text, ...shape })(value);
  };

const id = matching(/^[a-z0-9-]{1,70}$/);
const name = matching(/^[A-Za-z_$][\w$]{0,63}$/);
const place = record({ lab: id, name: or(null, name) });
const target = variant('kind', {
  web: { url: matching(/^https:\/\/[a-z0-9.-]+(?:[/?#][\x21-\x7e]*)?$/i) },
  place: { place },
  section: { section: id },
  exercise: { exercise: id },
  term: { term: id },
  part: { section: id, part: id },
} satisfies Readonly<Record<LinkTarget['kind'], Shape>>);
const image = record({ file: matching(/^(?:[a-z0-9-]+\/){0,3}[a-z0-9-]+\.(?:png|svg|jpg|webp)$/), alternative: text });

const equation = (value: unknown): void => {
  const { tex, places, values } = value as Equation;
  record({ tex: text, places: list(place), ...(values && { values: list(record({ program: id, line: count })) }) })(value);
  const marks = [...tex.matchAll(/\\htmlData\{place=(\d+)\}\{/g)].map(([, at]) => Number(at));
  if (marks.join() !== places.map((_place, at) => at).join()) throw new Error(`Marks ${marks.join()} in ${tex}`);
  if (
    /\\(?:html|href|url|include|def|gdef|edef|let|newcommand|csname|char|input|style|class|color|unicode)/.test(
      tex.replace(/\\htmlData\{place=\d+\}\{/g, ''),
    )
  )
    throw new Error(`A command that must not be: ${tex}`);
};

const content = (value: unknown): void => {
  list(
    variant('kind', {
      text: { text },
      code: { text },
      break: {},
      emphasis: { content },
      strong: { content },
      equation: { equation },
      link: { target, content },
      image: { image },
      value: { text, program: id, line: count },
    } satisfies Readonly<Record<Inline['kind'], Shape>>),
  )(value);
};

const blocks = (value: unknown): void => {
  list(block)(value);
};
const ofKind = variant('kind', {
  paragraph: { content },
  heading: { level: oneOf(3, 4), id, content },
  list: { start: or(null, count), items: list(blocks) },
  quote: { blocks },
  code: { language: matching(/^[\w+-]{0,20}$/), text },
  table: {
    id: or(null, id),
    caption: content,
    columns: list(record({ align: oneOf('start', 'center', 'end'), content })),
    rows: list(list(content)),
  },
  equation: { equation },
  image: { image },
  rule: {},
  note: { tone: oneOf('note', 'careful', 'measured'), title: content, blocks },
  fold: { id: or(null, id), title: content, blocks },
  covered: { lab: id, prediction: id, blocks },
  figure: { figure: id, title: content, alternative: blocks },
  printed: { program: id, lines: list(text) },
} satisfies Readonly<Record<Exclude<Block['kind'], 'card'>, Shape>>);
const card = variant('of', {
  lab: { kind: text, id },
  exercise: { kind: text, id },
  prediction: { kind: text, lab: id, id },
  evidence: { kind: text },
  glossary: { kind: text },
});
function block(value: unknown): void {
  ((value as Block).kind === 'card' ? card : ofKind)(value);
}

/** Throws where a document holds anything that is not listed. */
export function checkDocument(document: LessonDocument): void {
  record({ blocks, notice: or(null, text), problems: list(text) })(document);
}
