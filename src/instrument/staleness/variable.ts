import type ts from 'typescript';

/** What kind of value a variable holds or an expression gives, as far as the text tells. The larger says less. */
export const kinds = { none: 0, number: 1, text: 2, primitive: 3, any: 4 } as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

/** A function, or a class, which is one that makes objects. */
export type Callable = ts.FunctionLikeDeclaration | ts.ClassLikeDeclaration;

/** A variable of a program: what a name means at the places where it means the same. */
export class Variable {
  readonly name: string;
  /** Where it comes from: the library's or file's name and what is imported of it; null for the program's own. */
  imported: { readonly from: string; readonly name: string } | null = null;
  /** Functions that are its value. */
  readonly functions: Callable[] = [];
  /** It may hold something other than `functions`. */
  isOpen = false;
  /** Several of it may live at once, and a function may know an older one. */
  isManifold = false;
  /** It is there before the text comes to its declaration. */
  isEarly = false;
  isConstant = false;
  /** It is used other than by being called. */
  isPassedOn = false;
  kind: Kind = kinds.none;
  /** Declared nowhere in the file. */
  readonly isGlobal: boolean;
  /** The other end of what it shares objects with; itself where there is none. */
  private shared: Variable = this;

  constructor(name: string, isGlobal = false) {
    this.name = name;
    this.isGlobal = isGlobal;
  }

  /** One for all variables that may have objects in common. */
  get group(): Variable {
    let group = this.shared;
    while (group !== group.shared) group = group.shared;
    this.shared = group;
    return group;
  }

  shareWith(other: Variable): void {
    this.group.shared = other.group;
  }
}
