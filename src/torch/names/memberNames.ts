import { memberAdvice } from './memberAdvice.ts';
import { answerForMissing } from './missingNames.ts';
import { torchMembers } from './torchNames.ts';

/**
 * Lets the modules of the library answer for what those of PyTorch have once they are made, `out_features` or
 * `flatten_parameters`, each class for its own. What a module has under that name, or a lab gives it, stands before it.
 */
export function answerForMembers(modules: Readonly<Record<string, unknown>>): void {
  for (const [name, members] of Object.entries(torchMembers)) {
    const made = modules[name] as { readonly prototype: object };
    const advice = memberAdvice[name] ?? {};
    answerForMissing(made.prototype, `nn.${name}`, members.split(' '), advice);
    // What makes a module of a class is called on the class in PyTorch.
    answerForMissing(
      made,
      `nn.${name}`,
      members.split(' ').filter(member => member === 'from_pretrained'),
      advice,
    );
  }
}
