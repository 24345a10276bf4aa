// @ts-check
// A webview takes the focus late: VS Code gives it to the webview's outer frame, which hands it on when the inner one has loaded, and keys
// that come between are lost. Where something else was opened meanwhile, the page takes the focus from it. Both functions run in the window.

/** True when no webview on the screen is loading any more, and none has the focus without its page having it. */
export function areWebviewsUp() {
  const up = [...document.querySelectorAll('iframe.webview')].map(outer => {
    if (!(outer instanceof HTMLIFrameElement) || !outer.checkVisibility({ visibilityProperty: true })) return true;
    const frames = outer.contentDocument;
    const page = frames?.getElementById('active-frame');
    if (!frames || !page || frames.getElementById('pending-frame')) return false;
    if (document.activeElement !== outer) return true;
    // The keys of a view depend on what its page has told of its focus; the page is of another window's class.
    const text = 'contentDocument' in page ? /** @type {HTMLIFrameElement} */ (page).contentDocument : null;
    return frames.activeElement === page && text?.documentElement.dataset['keys'] !== 'awaited';
  });
  return up.every(Boolean);
}

/** True when keys go to the page with this title. @param {string} title what its first heading holds */
export function hasPageKeys(title) {
  const outer = document.activeElement;
  if (!(outer instanceof HTMLIFrameElement)) return false;
  const page = outer.contentDocument?.activeElement;
  // Made in a frame of its own, so that it is no instance of this window's class.
  const text = page && 'contentDocument' in page ? /** @type {HTMLIFrameElement} */ (page).contentDocument : null;
  return text?.hasFocus() === true && text.querySelector('h1')?.textContent.includes(title) === true;
}
