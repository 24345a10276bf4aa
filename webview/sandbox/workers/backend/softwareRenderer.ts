/** Renderers that draw on the CPU: slower than computing there in the first place. */
const known = ['SwiftShader', 'llvmpipe', 'softpipe', 'Basic Render', 'Software'] as const;

/** The name of the software behind a renderer string, or null for hardware. */
export function nameSoftware(renderer: string): string | null {
  const found = known.find(name => renderer.toLowerCase().includes(name.toLowerCase()));
  if (found === undefined) return null;
  return found === 'Basic Render' ? 'Microsoft Basic Render' : found;
}

/** The unmasked renderer of a fresh WebGL context, or null where none can be made. */
export function webglRenderer(): string | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return String(renderer);
}
