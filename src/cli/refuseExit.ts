import process from 'node:process';

/** What ends a process of Node, or another one. */
const endings = ['exit', 'abort', 'kill'] as const;

/**
 * A lab that ends the process would end whoever runs it, and nobody would be told why: in the sandbox there is no such
 * thing, and here it is an error at its line.
 *
 * @returns makes it as it was
 */
export function refuseExit(): () => void {
  const own = endings.map(name => [name, Object.getOwnPropertyDescriptor(process, name)] as const);
  for (const name of endings) {
    Object.defineProperty(process, name, {
      value: () => {
        throw new Error(`process.${name} is not there for labs: a lab ends with its last line. Take it out, or throw new Error('why').`);
      },
      configurable: true,
      writable: true,
    });
  }
  return () => {
    for (const [name, descriptor] of own) {
      Reflect.deleteProperty(process, name);
      if (descriptor) Object.defineProperty(process, name, descriptor);
    }
  };
}
