// While it is being imported, the toolkit tries a style element to learn whether `:focus-visible` is known, and takes
// the nonce for it from here. Without it the content policy refuses the trial, and every click would draw a focus ring.
// Must be imported before the toolkit.
const nonce = document.currentScript?.nonce;
if (nonce) {
  const meta = document.createElement('meta');
  meta.setAttribute('property', 'csp-nonce');
  meta.content = nonce;
  document.head.append(meta);
}

/** Takes the nonce out of the document again: the toolkit asks for it once. */
export function forgetToolkitNonce(): void {
  document.querySelector('meta[property="csp-nonce"]')?.remove();
}
