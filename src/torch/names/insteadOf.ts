import type { ThrownMistake } from '../../core/run/thrownMistake.ts';

/**
 * What to write for names of PyTorch's, where one form fits every use: `x` stands for what the name is of, and `…` for
 * what is in the brackets. `advice.ts` says the same in words, and what cannot be told so shortly.
 */
const instead = {
  'a tensor': {
    bool: 'x.toBool()',
    int: 'x.toInt()',
    long: 'x.toInt()',
    contiguous: 'x',
    cpu: 'x',
    cuda: 'x',
    ndim: 'x.rank',
    ndimension: 'x.rank',
    numel: 'x.size',
    numpy: 'x.tolist()',
    unbind: 'x.unstack(…)',
    requires_grad: 'x.requiresGrad',
  },
  'a module': { zero_grad: 'x.zeroGrad()', named_parameters: 'x.namedParameters()', to: 'x', cpu: 'x', cuda: 'x' },
  'an optimizer': { zero_grad: 'x.zeroGrad()' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/**
 * Null where it takes more than one form.
 *
 * @param spelled The name as the lab has it.
 * @param here The method, if there is one.
 */
export function insteadOf(kind: string, name: string, spelled: string, here: string | undefined): ThrownMistake | null {
  const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = instead;
  const written = forms[kind]?.[name] ?? (here !== undefined && !name.endsWith('_') ? `x.${here}(…)` : undefined);
  return written === undefined ? null : { kind: 'member', wrote: spelled, instead: written };
}
