import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { connect } from '../core/channels/channel.ts';
import { compilerRole, type CompilerApi, type CompilerHostApi, type Reader } from './compilerChannel.ts';

type Instrument = typeof import('../instrument/instrument.ts');

/** True in a thread that a `CompilerThread` has started. */
export function isCompilerThread(): boolean {
  return !isMainThread && workerData === compilerRole;
}

/** The thread's side. TypeScript is loaded here, and not by who starts the thread. */
export async function serveCompiler(
  load: () => Promise<Pick<Instrument, 'compileLab' | 'prepareCheck' | 'staleLines' | 'findMend'>>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('The compiler runs in a thread of its own.');
  const { compileLab, prepareCheck, staleLines, findMend } = await load();
  const beside = (job: number, reader: Reader) => ({
    readFile: (relative: string) => host.remote.readFile({ job, reader, relative }),
  });
  const host = connect<CompilerApi, CompilerHostApi>(
    {
      compileLab: ({ job, input }) => compileLab({ ...input, ...beside(job, 'lab') }),
      staleLines: ({ edited }) => staleLines(edited),
      prepareCheck: ({ job, starter, attempt, check }) =>
        prepareCheck({ starter, attempt: { ...attempt, ...beside(job, 'lab') }, check: { ...check, ...beside(job, 'check') } }),
      findMend: ({ request }) => findMend(request),
    },
    message => {
      port.postMessage(message);
    },
  );
  port.on('message', message => {
    host.receive(message);
  });
  host.open();
  await host.remote.ready({});
}
