/**
 * Entry of the bundle that compiles in a thread of its own: the same file for who starts the thread and for the thread.
 */
import { isCompilerThread, serveCompiler } from './serveCompiler.ts';

export { CompilerQueue } from './compilerQueue.ts';

if (isCompilerThread()) void serveCompiler(() => import('../instrument/instrument.ts'));
