/**
 * Takes what makes a script of a text, to be used after the worker was hardened and has none of it any more. Where the
 * content policy allows no scripts of blobs, as in frames right in the page, it throws.
 * @returns runs the text as a script of its own, and gives the address that stack traces name it by; nothing can be
 * loaded from there again
 */
export function scriptReader(scope: DedicatedWorkerGlobalScope): (text: string) => string {
  const load = scope.importScripts.bind(scope);
  const PlainBlob = Blob;
  const address = URL.createObjectURL.bind(URL);
  const forget = URL.revokeObjectURL.bind(URL);
  return text => {
    const own = address(new PlainBlob([text], { type: 'text/javascript' }));
    try {
      load(own);
    } finally {
      forget(own);
    }
    return own;
  };
}
