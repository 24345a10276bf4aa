import { framePolicy } from './contentPolicy.ts';
import { inScript } from './inScript.ts';

/**
 * What the nest and the frames of labs may do. Never `allow-same-origin` beside it: an opaque origin owns no storage
 * and is nobody's.
 */
export const frameSandbox = 'allow-scripts';

/** Id of the nest's element in the lab page. */
export const nestId = 'gatescope-nest';

/** The whole document of the nest or of a lab's frame: one script of ours. `nonce` is the page's. */
export function frameDocument(nonce: string, script: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${framePolicy(nonce)}">`;
  return `<!doctype html><html><head><meta charset="utf-8">${policy}</head><body><script nonce="${nonce}">${inScript(script)}</script></body></html>`;
}
