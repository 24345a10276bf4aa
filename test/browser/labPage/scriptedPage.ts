import { LabPageView } from '../../../webview/lab/labPageView.ts';
import type { SavedView } from '../../../webview/lab/state/savedView.ts';
import { ScriptedSandboxes } from './scriptedSandboxes.ts';

// The page as it is shipped, but for the sandboxes.

declare global {
  interface Window {
    scripted: ScriptedSandboxes;
  }
}

new LabPageView(acquireVsCodeApi<SavedView>(), listener => (window.scripted = new ScriptedSandboxes(listener)));
