import { nestId } from '../../src/core/opaqueFrame.ts';
import { tickingOf } from '../../src/core/patience.ts';
import type { SavedView } from './savedView.ts';
import { LabPage } from './labPage.ts';
import { Sandboxes } from './sandbox/sandboxes.ts';
import { h } from '../ui/h.ts';

// Read while this script runs: later the document no longer says which script that is.
const nonce = document.currentScript?.nonce ?? '';

new LabPage(acquireVsCodeApi<SavedView>(), listener => {
  const host = h('div', { hidden: true });
  document.body.append(host);
  const nest = document.querySelector<HTMLIFrameElement>(`iframe#${nestId}`);
  return new Sandboxes({ host, nest, nonce, listener, time: tickingOf(window) });
});
