import { LabPage } from '../../../webview/lab/labPage.ts';
import type { SavedView } from '../../../webview/lab/savedView.ts';
import { ScriptedSandboxes } from './scriptedSandboxes.ts';

// The page as it is shipped, but for the sandboxes.

declare global {
  interface Window {
    scripted: ScriptedSandboxes;
  }
}

new LabPage(acquireVsCodeApi<SavedView>(), listener => (window.scripted = new ScriptedSandboxes(listener)));
