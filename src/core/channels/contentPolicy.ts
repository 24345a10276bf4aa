/**
 * The content policy of the page that runs labs. Like that of its frames it keeps from the network whatever lives under
 * it: there is no `connect-src`, so nothing may be fetched, opened or beaconed. `nonce` must be fresh for every load.
 */
export function contentPolicy(nonce: string): string {
  return policyOfLabs(nonce, '');
}

/**
 * The content policy of the nest and of the frames of labs, which their workers inherit: the page's, and WebAssembly
 * may be compiled, and scripts may come from blobs: so is a worker that stands ready given a lab's text. A frame
 * inherits the policy in force where it is made, on top of its own, so page and frames must carry the same nonce, and
 * only frames in the nest can do either.
 */
export function framePolicy(nonce: string): string {
  return policyOfLabs(nonce, ` 'wasm-unsafe-eval' blob:`);
}

function policyOfLabs(nonce: string, alsoScripts: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'${alsoScripts}`,
    `style-src 'nonce-${nonce}'`,
    `worker-src blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

/**
 * The content policy of a page that shows text of others and runs no labs. Pictures and the fonts of equations come as
 * `data:` inside what the host sends, so that nothing is ever asked of a network or a file.
 */
export function readingPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `font-src data:`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}
