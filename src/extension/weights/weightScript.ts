import { plainLineEnds } from '../../core/base/plainLineEnds.ts';

export interface WeightScriptOptions {
  /** The file of weights, beside the script. */
  readonly file: string;
  /** The lab's variable that held the module. */
  readonly variable: string;
  /** The lab in PyTorch, or null where it has no twin. */
  readonly twin: string | null;
}

const loader = (file: string): string => `import json
import struct
from pathlib import Path

import torch


def load_weights(path):
    data = Path(path).read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + size])
    header.pop("__metadata__", None)
    weights = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        part = bytearray(data[8 + size + start : 8 + size + end])
        weights[name] = torch.frombuffer(part, dtype=torch.float32).reshape(entry["shape"])
    return weights


weights = load_weights(Path(__file__).with_name(${JSON.stringify(file)}))
`;

/**
 * A Python script that loads exported weights. Where the lab's twin makes the same module in a line of its own, the
 * script is the twin with the weights loaded there and its training left out, so that it prints what the trained model
 * gives; elsewhere it lists the weights.
 */
export function weightScript({ file, variable, twin }: WeightScriptOptions): string {
  const name = snakeCase(variable);
  const body = twin === null ? null : withoutTraining(twin, name);
  const head = `# Loads ${file}, which was trained in Gatescope, into PyTorch.\n${loader(file)}\n`;
  if (body === null) return `${head}for name, values in weights.items():\n    print(name, tuple(values.shape))\n`;
  return `${head}\n# The lab in PyTorch from here on, with these weights in place of its training.\n${body}`;
}

/** Null where the twin makes no such module outside of any block. */
function withoutTraining(twin: string, name: string): string | null {
  const lines = plainLineEnds(twin).replace(/\n*$/, '\n').split('\n');
  const made = lines.findIndex(line => new RegExp(`^${name}\\s*=(?!=)`).test(line));
  if (made < 0) return null;
  const isTop = (line: string): boolean => /^[^\s#]/.test(line);
  const kept: string[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at + 1;
    // A statement goes to the next that stands at the margin.
    while (end < lines.length && !isTop(lines[end] ?? '') && !(lines[end] ?? '').startsWith('#')) end++;
    const statement = lines.slice(at, end);
    const trains = /^(for|while)\b/.test(lines[at] ?? '') && statement.some(line => line.includes('.step()'));
    if (!trains) kept.push(...statement);
    if (at <= made && made < end) kept.push(`${name}.load_state_dict(weights)`);
    at = end;
  }
  return kept.join('\n').replace(/\n{4,}/g, '\n\n\n');
}

/** As Python names what a lab calls `finalAcc`: `final_acc`. */
function snakeCase(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
}
