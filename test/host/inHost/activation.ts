import { ok, strictEqual } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

/** Reads only what VS Code knows of the extension: its manifest, and whether it is active. */
export function activationTests(): void {
  describe('activation', () => {
    const extension = vscode.extensions.getExtension('gatescope.gatescope');

    it('has not happened before a lab or the view is opened', () => {
      ok(extension, 'the extension is not installed');
      strictEqual(extension.isActive, false);
    });
  });
}
