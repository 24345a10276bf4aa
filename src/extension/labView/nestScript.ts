import { frameDocument, frameSandbox, nestId } from '../../core/channels/opaqueFrame.ts';

/**
 * Makes the nest. Must run before the page's policy is in force: a frame inherits the policy of the moment in which it
 * is made. The page's own script comes later and may miss the nest's first load, so the element keeps it.
 */
export function nestScript(nonce: string, nest: string): string {
  return `{
const nest = document.createElement('iframe');
nest.id = '${nestId}';
nest.setAttribute('sandbox', '${frameSandbox}');
nest.setAttribute('aria-hidden', 'true');
nest.tabIndex = -1;
nest.hidden = true;
nest.srcdoc = ${JSON.stringify(frameDocument(nonce, nest))};
nest.addEventListener('load', () => { nest.dataset.loaded = ''; }, { once: true });
document.documentElement.append(nest);
}`;
}
