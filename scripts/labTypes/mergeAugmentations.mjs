// @ts-check
import ts from 'typescript';

/**
 * TensorFlow.js adds each chained method to its tensors by augmenting a module of its own. In one file the module is this file: the
 * blocks become one interface that stands beside the class.
 * @param {string} text
 * @param {string} name of the class
 */
export function mergeAugmentations(text, name) {
  const file = ts.createSourceFile('bundle.d.ts', text, ts.ScriptTarget.ES2022, true);
  /** @type {string[]} */
  const members = [];
  /** @type {{ start: number; end: number }[]} */
  const blocks = [];
  for (const statement of file.statements) {
    if (!ts.isModuleDeclaration(statement) || !ts.isStringLiteral(statement.name)) continue;
    if (!statement.body || !ts.isModuleBlock(statement.body)) throw new Error(`The block for ${statement.name.text} is empty.`);
    blocks.push({ start: statement.getFullStart(), end: statement.end });
    for (const inner of statement.body.statements) {
      if (!ts.isInterfaceDeclaration(inner) || inner.name.text !== name)
        throw new Error(`Found something else than ${name}: ${inner.getText()}`);
      members.push(...inner.members.map(member => member.getText()));
    }
  }
  if (members.length === 0) throw new Error(`Found nothing that adds to ${name}.`);
  const rest = blocks.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return `${rest}\ninterface ${name}<R extends Rank = Rank> {\n    ${members.join('\n    ')}\n}\n`;
}
