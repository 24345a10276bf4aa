/** What VS Code gives a page once. `State` is what survives while the page is hidden. */
export interface VSCodeApi<State> {
  postMessage(message: unknown): void;
  getState(): State | undefined;
  setState(state: State): void;
}

declare global {
  /** Defined by VS Code in every webview; may be called once a page. */
  function acquireVsCodeApi<State>(): VSCodeApi<State>;
}
