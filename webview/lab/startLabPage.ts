import { nestId } from '../../src/core/channels/opaqueFrame.ts';
import { tickingOf } from '../../src/core/base/patience.ts';
import type { SavedView } from './state/savedView.ts';
import { LabPageView } from './labPageView.ts';
import { Sandboxes } from './runner/sandboxes.ts';
import { h } from '../ui/h.ts';

// Read while this script runs: later the document no longer says which script that is.
const nonce = document.currentScript?.nonce ?? '';

new LabPageView(acquireVsCodeApi<SavedView>(), listener => {
  const host = h('div', { hidden: true });
  document.body.append(host);
  const nest = document.querySelector<HTMLIFrameElement>(`iframe#${nestId}`);
  return new Sandboxes({ host, nest, nonce, listener, time: tickingOf(window) });
});
