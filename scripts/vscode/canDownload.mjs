// @ts-check
import process from 'node:process';

/**
 * Whether this machine can download and show a desktop VS Code: asks its update server once, for at most three
 * seconds, and looks for a screen. Without a screen there is no point in asking.
 * @returns {Promise<boolean>}
 */
export async function canDownload() {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return false;
  try {
    const answer = await fetch('https://update.code.visualstudio.com/api/releases/stable', {
      method: 'HEAD',
      signal: AbortSignal.timeout(3000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
