import { regExpText } from '../../core/source/regExpText.ts';
import ts from 'typescript';
import { characterText } from './characterText.ts';
import { misfitText } from './misfitText.ts';

type Wording = readonly [said: RegExp, inWords: string];

/**
 * What the parser says of programs that TypeScript's parser takes and no engine does, in words for a learner. `$1` is
 * what the parser's own sentence names; the expressions are tried in this order.
 */
const wordings: readonly Wording[] = [
  [/^Identifier '(#.+)' has already been declared$/u, "the class has two members called '$1'. Rename one of them."],
  [
    /^Identifier '(.+)' has already been declared$/u,
    "'$1' is declared already. Choose another name, or assign to it without let or const.",
  ],
  [/^Argument name clash$/u, "two parameters are called '$name'. Give each a name of its own."],
  [/^Label '(.+)' is already declared$/u, "the label '$1' stands around this one already. Choose another name."],
  [/^'return' outside of function$/u, 'return works only inside a function. Print the value instead, or put the lines into a function.'],
  [/^Missing initializer in const declaration$/u, 'a const needs its value where it is declared. Write = and the value, or use let.'],
  [/^Missing initializer in (.+) declaration$/u, 'a $1 variable needs its value where it is declared. Write = and the value.'],
  [
    /^Complex binding patterns require an initialization value$/u,
    'what is taken apart needs a value. Write = and the array or object it comes from.',
  ],
  [
    /^(?:Assigning to rvalue|Binding rvalue|Binding member expression|Binding parenthesized expression|Parenthesized pattern)$/u,
    'this cannot be assigned to. On the left of = stands a variable, a property, or a pattern of them.',
  ],
  [
    /^Optional chaining cannot appear in left-hand side$/u,
    'what has ?. in it cannot be assigned to. Write . where the object is surely there.',
  ],
  [/^(?:Assigning to|Binding) (eval|arguments) in strict mode$/u, "'$1' cannot be used as the name of a variable. Choose another name."],
  [/^let is disallowed as a lexically bound name$/u, "a variable cannot be called 'let'. Choose another name."],
  [/^Deleting local variable in strict mode$/u, 'delete removes properties, not variables. Set the variable to undefined instead.'],
  [/^Private fields can not be deleted$/u, 'a private field cannot be deleted. Set it to undefined instead.'],
  [
    /^Private field '(.+)' must be declared in an enclosing class$/u,
    "the class around this line declares no '$1'. Declare it in the class, or check its name.",
  ],
  [/^'with' in strict mode$/u, 'with cannot be used in labs. Name the object before each property.'],
  [/^Octal literals? .*$/u, 'numbers do not begin with 0 here. Write 0o10 for an octal number, or leave the 0 out.'],
  [
    /^Invalid number$/u,
    'this is no number. A number does not begin with 0 unless it is 0 or goes on with a point; octal numbers are written 0o10.',
  ],
  [/^Octal literal in strict mode$/u, 'octal escapes such as \\1 cannot be used in strings. Write \\x01, or the character itself.'],
  [/^Octal literal in template string$/u, 'octal escapes such as \\1 cannot be used in templates. Write \\x01, or the character itself.'],
  [/^Invalid escape sequence$/u, 'a backslash does not begin an escape here. Write \\\\ for a backslash.'],
  [/^Bad escape sequence in untagged template literal$/u, 'a backslash begins no escape that is known here. Write \\\\ for a backslash.'],
  [/^Bad character escape sequence$/u, 'a backslash begins no escape that is known here. Write \\\\ for a backslash.'],
  [/^Export '(.+)' is not defined$/u, "there is nothing called '$1' to export. Declare it in this file, or check its name."],
  [/^Duplicate export '(.+)'$/u, "'$1' is exported twice. Take one of the two out."],
  [/^A string literal cannot be used as an exported binding without `from`$/u, 'what is exported must be a name, not a text in quotes.'],
  [
    /^'import' and 'export' may (?:only )?appear (?:only )?at the top level$/u,
    'import and export stand only at the top of a file, not in a block or function. Move the line there.',
  ],
  [/^'super' keyword outside a method$/u, 'super works only in methods of classes and objects.'],
  [/^super\(\) call outside constructor of a subclass$/u, 'super(…) is called only in the constructor of a class that extends another.'],
  [/^Invalid use of 'super'$/u, 'after super stands a call, or a property such as super.forward.'],
  [/^'new\.target' can only be used in functions and class static block$/u, 'new.target works only inside functions.'],
  [/^The only valid meta property for new is 'new\.target'$/u, 'after new stands the name of a class. Write it.'],
  [/^Duplicate constructor in the same class$/u, 'the class has two constructors. Make one of the two.'],
  [
    /^Constructor can't (?:have get\/set modifier|be a generator|be an async method)$/u,
    'a constructor is plain: neither get, set, async nor *.',
  ],
  [/^Classes can't have a(?:n element| field) named '(.+)'$/u, "a field cannot be called '$1'. Choose another name."],
  [
    /^Classes (?:may not have a static property|can't have a static field) named '?prototype'?$/u,
    "a static member cannot be called 'prototype'. Choose another name.",
  ],
  [/^getter should have no params$/iu, 'a getter takes no parameters. Take them out, or make it a method.'],
  [/^setter should have exactly one param$/iu, 'a setter takes exactly one parameter: the new value.'],
  [/^Setter cannot use rest params$/u, 'a setter takes exactly one parameter: the new value.'],
  [/^Redefinition of __proto__ property$/u, '__proto__ stands twice in this object. Take one of the two out.'],
  [/^Redefinition of property$/u, 'this property stands twice in the object. Take one of the two out.'],
  [/^Comma is not permitted after the rest element$/u, 'what is collected by … comes last, with no comma after it.'],
  [/^Rest elements cannot have a default value$/u, 'what is collected by … cannot have a default.'],
  [/^Shorthand property assignments are valid only in destructuring patterns$/u, 'in an object, values follow a colon. Write name: value.'],
  [/^Object pattern can't contain getter or setter$/u, 'a pattern cannot hold get or set. Name the properties it takes out.'],
  [/^Only '=' operator can be used for specifying default value\.?$/u, 'a default is given with =.'],
  [
    /^Logical expressions and coalesce expressions cannot be mixed\. .*$/u,
    '?? cannot be mixed with && or ||. Put parentheses around one of the two.',
  ],
  [/^Private identifier can only be left side of binary expression$/u, 'a private name stands alone only before in: #name in object.'],
  [/^Optional chaining cannot appear in the callee of new expressions$/u, 'new takes no ?. in what it makes. Write . there.'],
  [/^Optional chaining cannot appear in the tag of tagged template expressions$/u, 'a template cannot follow ?. directly. Write . there.'],
  [
    /^Illegal 'use strict' directive in function with non-simple parameter list$/u,
    "labs are strict already. Take 'use strict' out of this function.",
  ],
  [/^Multiple default clauses$/u, 'a switch has at most one default. Take one of them out.'],
  [/^Missing catch or finally clause$/u, 'a try needs a catch or a finally after its block.'],
  [/^Illegal newline after throw$/u, 'what is thrown stands on the same line as throw.'],
  [/^(?:Yield|yield) expression cannot be a default value$/u, 'yield cannot stand in the default of a parameter.'],
  [/^Await expression cannot be a default value$/u, 'await cannot stand in the default of a parameter.'],
  [
    /^(?:Cannot use keyword 'await' outside an async function|Cannot use 'await' as identifier inside an async function)$/u,
    'await works only at the top of a lab and in async functions. Write async before the function around it.',
  ],
  [/^Cannot use await in class static initialization block$/u, 'await cannot be used in a static block of a class.'],
  [/^Cannot use 'yield' as identifier inside a generator$/u, "'yield' is not a name for a variable. Choose another one."],
  [/^Cannot use '?arguments'? in class (?:field initializer|static initialization block)$/u, "'arguments' is known only inside functions."],
  [
    /^(?:The keyword '(.+)' is reserved|Unexpected keyword '(.+)')$/u,
    "'$1$2' is a word of the language and no name for a variable. Choose another name.",
  ],
  [/^Escape sequence in keyword (.+)$/u, "the word '$1' is written without escapes."],
  [/^The left-hand side of a for-of loop may not .*$/u, "a variable of a loop cannot be called 'let' or 'async'. Choose another name."],
  [
    /^(?:for-in|for-of) loop variable declaration may not have an initializer$/u,
    'the variable of this loop gets its values from the loop. Take the = and what follows it out.',
  ],
  [/^Using declaration .*$/u, 'using cannot stand here. Put it into a block, or use const.'],
  [/^Await using cannot appear outside of async function$/u, 'await using works only at the top of a lab and in async functions.'],
  [
    /^Invalid regular expression flag$/u,
    'these letters after the regular expression are not known. They are of d, g, i, m, s, u, v and y.',
  ],
  [/^Duplicate regular expression flag$/u, 'a letter stands twice after the regular expression. Take one of the two out.'],
  [/^Invalid regular expression: (.+): (.+)$/u, 'the regular expression $1 cannot be read: $2.'],
  [/^Unterminated regular expression$/u, 'the regular expression does not end on its line. Write / at its end, or \\/ for a slash in it.'],
  [/^Numeric separator .*$/u, '_ in a number stands only between two digits.'],
  [/^Identifier directly after number$/u, 'a name cannot follow a number directly. Write a space or an operator between them.'],
  [
    /^Invalid string: may contain lone surrogate$|^An export name cannot include a lone surrogate$/u,
    'this name holds half of a character. Write it anew.',
  ],
  [/^Duplicate attribute key '(.+)'$/u, "'$1' stands twice after with. Take one of the two out."],
];

/** A sentence, without its place, for what the parser says of the place at `offset`. */
export function earlyErrorText(said: string, tree: ts.SourceFile, offset: number): string {
  const jump = /^Unsyntactic (break|continue)$/u.exec(said);
  if (jump) return jumpText(jump[1] === 'break' ? 'break' : 'continue', tree, offset);
  const character = /^Unexpected character '(.+)'$/su.exec(said)?.[1];
  if (character !== undefined) return characterText(character);
  const [, regExp = '', fault = ''] = /^Invalid regular expression: (.+): (.+)$/u.exec(said) ?? [];
  const inRegExp = regExpText(fault);
  if (inRegExp !== null) return `the regular expression ${regExp} cannot be read: ${inRegExp}.`;
  const wording = wordings.find(([pattern]) => pattern.test(said));
  if (!wording) return said === 'Unexpected token' ? misfitText(tree, offset) : `${said}.`;
  const name = /^[\p{ID_Continue}$]+/u.exec(tree.text.slice(offset))?.[0] ?? '';
  return said.replace(wording[0], wording[1]).replace('$name', () => name);
}

function jumpText(word: 'break' | 'continue', tree: ts.SourceFile, offset: number): string {
  const path = nodesAt(tree, offset);
  const where = word === 'break' ? 'a loop or switch' : 'a loop';
  const label = path.findLast(ts.isBreakOrContinueStatement)?.label?.text;
  const inside = path.slice(path.findLastIndex(ts.isFunctionLike) + 1);
  const isInFunction = inside.length < path.length;
  if (label !== undefined) {
    const isOnBlock = inside.some(node => ts.isLabeledStatement(node) && node.label.text === label);
    return isOnBlock
      ? `continue needs the label of a loop, and '${label}' stands before something else. Use break, or label the loop.`
      : `there is no label '${label}' around this line${isInFunction ? ' in the same function' : ''}. Write it before the loop that is meant.`;
  }
  if (!isInFunction) return `${word} works only inside ${where}. Take it out, or put an if around what must not run.`;
  const instead =
    word === 'break'
      ? 'Use return to leave the function, or a for loop in its place.'
      : 'Use return to go on with the next call, or a for loop in its place.';
  return `${word} works only inside ${where}, and here it is inside a function of its own. ${instead}`;
}

/** The nodes around a place, outermost first. */
function nodesAt(tree: ts.SourceFile, offset: number): ts.Node[] {
  const path: ts.Node[] = [];
  let node: ts.Node | undefined = tree;
  while (node) {
    path.push(node);
    node = ts.forEachChild(node, child => (child.pos <= offset && offset < child.end ? child : undefined));
  }
  return path;
}
