import * as v from 'valibot';

const sentence = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(400, 'must be at most 400 characters long'));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'must be 1 to 64 of a-z, 0-9 and -'));
const labFile = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}\.lab\.[tj]s$/, 'must be a file name like lab-1.lab.ts'));

const expectedFile = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}\.expected\.txt$/, 'must be a file name like lab-1.expected.txt'));

const lesson = v.object({
  id,
  number: sentence,
  title: sentence,
  labs: v.pipe(
    v.array(v.object({ id, title: sentence, summary: sentence, file: labFile, expected: expectedFile })),
    v.maxLength(500, 'must be at most 500 labs'),
    v.check(labs => new Set(labs.map(lab => lab.id)).size === labs.length, 'must not use an id twice'),
    v.check(labs => new Set(labs.map(lab => lab.file)).size === labs.length, 'must not use a file twice'),
  ),
});

/** What `lesson.json` holds; what a lab prints stands in a file of its own beside it. */
export type LessonFile = v.InferOutput<typeof lesson>;

/** The lesson in `text`, or one sentence that says what is wrong with it and where. */
export function parseLesson(folder: string, text: string): LessonFile | { readonly problem: string } {
  const refused = (reason: string): { problem: string } => ({ problem: `Lesson '${folder}' was not loaded: ${reason}.` });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused('lesson.json is not valid JSON');
  }
  const result = v.safeParse(lesson, json);
  if (!result.success) {
    const [issue] = result.issues;
    const place = v.getDotPath(issue)?.replace(/\.(\d+)(?=\.|$)/g, '[$1]') ?? 'lesson.json';
    return refused(`${place} ${issue.received === 'undefined' ? 'is missing' : reasonOf(issue)}`);
  }
  if (result.output.id !== folder) return refused(`id is '${result.output.id}', but must be the folder's name`);
  return result.output;
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  return issue.kind === 'schema' ? `must be ${issue.expected ?? 'something else'}, not ${issue.received}` : issue.message;
}
