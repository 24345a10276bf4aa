import type { FieldsOf } from '../../session/keptFields.ts';
import { currentSession } from '../../session/session.ts';

type Method = (this: unknown, ...inputs: unknown[]) => unknown;

/** Is told of a method that stands in the place of the lab's own, so that it shows the other's text. */
export type ShareText = (method: object, own: object) => void;

let share: ShareText | null = null;
const watched = new WeakSet();

/** From now on it is known which `forward` of a lab's models called a recurrent module, so that it can be run again. */
export function watchForwards(shareText: ShareText): void {
  share = shareText;
}

/** The `forward` of a lab's own class, and of those it extends up to `base`, is called through the session now. */
export function watchForward(made: { readonly prototype: object }, base: object, fields: FieldsOf): void {
  if (!share) return;
  for (let prototype: object | null = made.prototype; prototype && prototype !== base; prototype = Reflect.getPrototypeOf(prototype)) {
    const own = Reflect.getOwnPropertyDescriptor(prototype, 'forward');
    const forward: unknown = own?.value;
    if (typeof forward !== 'function' || watched.has(forward)) continue;
    const method = function (this: unknown, ...inputs: unknown[]): unknown {
      return currentSession().calls.call(this, forward as Method, inputs, fields);
    };
    for (const name of ['name', 'length'] as const) {
      const descriptor = Reflect.getOwnPropertyDescriptor(forward, name);
      if (descriptor) Reflect.defineProperty(method, name, descriptor);
    }
    share(method, forward);
    watched.add(method);
    Reflect.defineProperty(prototype, 'forward', { ...own, value: method });
  }
}
