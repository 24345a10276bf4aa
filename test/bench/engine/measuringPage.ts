import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { Question } from './messages.ts';

interface Holder {
  worker: Worker;
}

/** A worker of its own page that runs training steps when asked. */
export class MeasuringPage {
  private readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** @param script What `bundleWorker` gave. */
  static async open(browser: Browser, script: string, backend: 'cpu' | 'webgl'): Promise<MeasuringPage> {
    const page = await browser.newPage();
    await page.evaluate(text => {
      const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
      (globalThis as unknown as Holder).worker = worker;
    }, script);
    const opened = new MeasuringPage(page);
    await opened.ask({ kind: 'backend', backend });
    return opened;
  }

  /** @returns Milliseconds, by the worker's own clock. */
  async ask(question: Question): Promise<number> {
    const answer = await this.page.evaluate(
      asked =>
        new Promise<{ ms?: number; error?: string }>(resolve => {
          const { worker } = globalThis as unknown as Holder;
          worker.onmessage = event => {
            resolve(event.data as { ms?: number });
          };
          worker.onerror = event => {
            resolve({ error: event.message });
          };
          worker.postMessage(asked);
        }),
      question,
    );
    if (answer.ms === undefined) throw new Error(`A measuring worker failed: ${answer.error ?? 'no reason given'}`);
    return answer.ms;
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/** Bundles a worker as the product's are. @param file Name beside this file. */
export async function bundleWorker(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, file)],
    bundle: true,
    minify: true,
    legalComments: 'none',
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
