import { fromWire, type WeightTensor } from '../../core/run/value.ts';

/**
 * Weights as a safetensors file: eight bytes that give the header's length, a header in JSON, and the numbers as
 * float32, all little-endian. PyTorch's own tools read it, and so do ten lines of Python. Source:
 * https://github.com/huggingface/safetensors#format
 */
export function encodeSafetensors(weights: readonly WeightTensor[], metadata: Readonly<Record<string, string>>): Uint8Array {
  let end = 0;
  const entries = weights.map(({ name, shape, values }) => {
    const start = end;
    end += values.length * 4;
    return [name, { dtype: 'F32', shape, data_offsets: [start, end] }] as const;
  });
  // Without letters beyond ASCII a character is a byte; spaces bring the numbers to a multiple of eight.
  const json = ascii(JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) }));
  const header = json.padEnd(Math.ceil(json.length / 8) * 8);
  const bytes = new Uint8Array(8 + header.length + end);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  for (let i = 0; i < header.length; i++) bytes[8 + i] = header.charCodeAt(i);
  let at = 8 + header.length;
  for (const { values } of weights) {
    for (const value of values) {
      view.setFloat32(at, fromWire(value), true);
      at += 4;
    }
  }
  return bytes;
}

function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
