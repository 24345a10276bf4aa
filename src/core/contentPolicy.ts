/**
 * The content policy of the page that runs labs and of the frame inside it. The workers inherit it, and it alone
 * keeps a lab from the network: there is no `connect-src`, so nothing may be fetched, opened or beaconed.
 * `nonce` must be fresh for every load. A frame made by the page inherits the page's policy on top of its own,
 * so both must carry the same nonce.
 */
export function contentPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `worker-src blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

/**
 * The content policy of a page that shows text of others and runs no labs. Pictures and the fonts of equations come as `data:` inside what the
 * host sends, so that nothing is ever asked of a network or a file.
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
