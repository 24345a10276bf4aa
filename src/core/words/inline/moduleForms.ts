/**
 * A module's description without its options (`LSTM(8, 16, …)`) and with the names of its parts alone
 * (`Classifier(gru, fc)`), then without what is in its brackets.
 */
export function moduleForms(text: string): readonly string[] {
  const [, name, inside] = /^([^(]*)\((.+)\)$/su.exec(text) ?? [];
  if (name === undefined || inside === undefined) return [];
  const told = argumentsIn(inside).flatMap(argument => {
    const [key = '', ...value] = argument.split('=');
    if (value.length === 0) return [argument];
    return value.join('=').includes('(') ? [key] : [];
  });
  const isCut = told.length < argumentsIn(inside).length;
  return [`${name}(${[...told, ...(isCut ? ['…'] : [])].join(', ')})`, `${name}(…)`];
}

/** What stands between the commas that are in no brackets. */
function argumentsIn(text: string): string[] {
  const found = [''];
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character)) depth--;
    if (character === ',' && depth === 0) found.push('');
    else found.push(`${found.pop() ?? ''}${character}`);
  }
  return found.map(argument => argument.trim());
}
