import { dirname, join } from 'node:path';
import { readable } from '../../core/words/shownText.ts';
import type { Finding } from '../../preflight/base/finding.ts';
import { lookAtLesson } from '../../preflight/lookAtLesson.ts';
import type { CheckTools } from '../checkCommand.ts';
import { placed } from '../labPlace.ts';
import type { Streams } from '../runCommand.ts';
import { folderOnDisk, neighboursOf } from './folderOnDisk.ts';
import type { LessonCheckCommand } from './lessonArguments.ts';
import { runLesson } from './runLesson.ts';

/** What `--json` prints. */
export interface LessonReport {
  /** The lesson's id, null where its manifest cannot be read. */
  readonly lesson: string | null;
  readonly problems: readonly Finding[];
  /** What was not looked at, and why. */
  readonly notes: readonly string[];
}

/** Looks at a lesson; returns the process's exit code. */
export async function lessonCommand(command: LessonCheckCommand, streams: Streams, tools: CheckTools): Promise<number> {
  const { folder: path, isJson } = command;
  const folder = await folderOnDisk(path);
  if ('problem' in folder) {
    streams.error(`${folder.problem}\n`);
    return 2;
  }
  const looked = await lookAtLesson(folder, await neighboursOf(path, join(dirname(tools.script), '../labs')));
  const { findings, notes } = command.isQuick
    ? { findings: looked.findings, notes: ['Nothing was run.'] }
    : await runLesson(looked, { ...tools, path, withStudies: command.withStudies, isWhole: command.isWhole });
  const report: LessonReport = { lesson: looked.lesson?.id ?? null, problems: findings, notes };
  if (isJson) streams.out(`${JSON.stringify(report)}\n`);
  else for (const finding of report.problems) streams.out(`${placed(join(path, finding.file), finding, finding.message)}\n`);
  if (!isJson) streams.error(`${readable(inShort(report))}\n`);
  return report.problems.length === 0 ? 0 : 1;
}

function inShort({ problems: { length }, notes }: LessonReport): string {
  const count = length === 0 ? 'No problems.' : `${String(length)} ${length === 1 ? 'problem' : 'problems'}.`;
  return [count, ...notes].join(' ');
}
