/**
 * Gives classes and functions the names they are exported by, as `constructor.name` and inline values show them: a
 * class goes by its public name, whatever it was written as.
 */
export function namePublicly(exported: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(exported)) {
    if (typeof value === 'function') Object.defineProperty(value, 'name', { value: name, configurable: true });
  }
}

/** What TensorFlow.js adds to the names of its operations, for its profiles. */
const operationEnd = '__op';

/** Gives the operations of TensorFlow.js, those of `tf.image` and its like too, the names they are called by. */
export function nameOperations(exported: Readonly<Record<string, unknown>>): void {
  nameOwnOperations(exported);
  for (const space of Object.values(exported)) {
    if (typeof space === 'object' && space !== null) nameOwnOperations(space as Readonly<Record<string, unknown>>);
  }
}

function nameOwnOperations(exported: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(exported)) {
    if (typeof value === 'function' && (value.name === '' || value.name.endsWith(operationEnd))) namePublicly({ [name]: value });
  }
}
