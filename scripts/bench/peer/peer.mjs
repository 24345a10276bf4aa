// @ts-check
import * as vscode from 'vscode';

/**
 * What any extension has to wait for: two lenses above a file of its own language, of which one paints a value that is known
 * already after the first line, and the other changes a word in a webview that stands ready beside the editor. No program is
 * run, nothing is computed.
 * @param {vscode.ExtensionContext} context
 */
export function activate(context) {
  const painted = vscode.window.createTextEditorDecorationType({});
  const { webview } = vscode.window.createWebviewPanel(
    'peer',
    'Peer',
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true },
  );
  const script = "onmessage = event => { document.querySelector('header .status').textContent = event.data; };";
  webview.html = `<!doctype html><header><span class="status">Waiting</span></header><script>${script}</script>`;
  let told = 0;
  const paint = () => {
    const contentText = String(Date.now() % 1_000_000);
    const range = new vscode.Range(0, 0, 0, 4);
    vscode.window.activeTextEditor?.setDecorations(painted, [{ range, renderOptions: { after: { contentText } } }]);
  };
  const tell = () => webview.postMessage(`Told ${String(++told)}`);
  const top = new vscode.Range(0, 0, 0, 0);
  const lenses = ['Paint', 'Tell'].map(title => new vscode.CodeLens(top, { title, command: `peer.${title.toLowerCase()}` }));
  context.subscriptions.push(
    vscode.commands.registerCommand('peer.paint', paint),
    vscode.commands.registerCommand('peer.tell', tell),
    vscode.languages.registerCodeLensProvider({ language: 'peer' }, { provideCodeLenses: () => lenses }),
  );
}
