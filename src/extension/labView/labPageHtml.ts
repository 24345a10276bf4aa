import type * as vscode from 'vscode';
import { notices } from '../../core/words/outcomeText.ts';
import { contentPolicy } from '../../core/channels/contentPolicy.ts';
import { nestScript } from './nestScript.ts';
import { pageHtml, type PageParts } from '../host/pageHtml.ts';

export interface LabPageParts extends Omit<PageParts, 'policy' | 'before'> {
  /** Program of the nest. */
  readonly nest: string;
}

/** The lab page. It may load nothing: labs run below it, and whatever it may load they could ask for too. */
export function labPageHtml({ nest, ...parts }: LabPageParts): string {
  const { nonce } = parts;
  return pageHtml({ ...parts, before: nestScript(nonce, nest), policy: contentPolicy(nonce) });
}

/** Nothing but a sentence: no script, and no sandbox. */
export const untrustedPageHtml = `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><p>${notices.trust.text}</p>`;

// No roots: the page loads nothing.
export const webviewOptions: vscode.WebviewOptions = { enableScripts: true, enableCommandUris: false, localResourceRoots: [] };
