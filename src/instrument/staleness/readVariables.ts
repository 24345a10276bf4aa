import ts from 'typescript';
import { assignmentTargets, bare, bindingNames, isAssignment } from '../syntax/bindingNames.ts';
import { isTypeOnly } from '../syntax/isTypeOnly.ts';
import { isPropertyName } from '../syntax/usedNames.ts';
import { Variable, type Callable } from './variable.ts';

/** Names that are known in a stretch of the text. */
interface Names {
  readonly known: Map<string, Variable>;
  readonly outer: Names | null;
  /** The function, or the file, that this belongs to. */
  readonly owner: ts.Node;
  /** Its text may run more than once. */
  readonly isRepeated: boolean;
}

/** Which variable each name in a file means. */
export function readVariables(tree: ts.SourceFile): ReadonlyMap<ts.Identifier, Variable> {
  const found = new Map<ts.Identifier, Variable>();
  const globals = new Map<string, Variable>();
  const declaredIn = new Map<Variable, Names>();

  const declare = (names: Names, name: ts.Identifier): Variable => {
    const variable = names.known.get(name.text) ?? new Variable(name.text);
    names.known.set(name.text, variable);
    declaredIn.set(variable, names);
    found.set(name, variable);
    return variable;
  };
  const resolve = (names: Names, { text }: ts.Identifier): Variable => {
    for (let at: Names | null = names; at; at = at.outer) {
      const variable = at.known.get(text);
      if (!variable) continue;
      const home = declaredIn.get(variable);
      if (home?.isRepeated && home.owner !== names.owner) variable.isManifold = true;
      return variable;
    }
    const global = globals.get(text) ?? new Variable(text, true);
    global.isOpen = true;
    globals.set(text, global);
    return global;
  };
  const take = (variable: Variable, value: ts.Expression | undefined): void => {
    const inner = value && bare(value);
    if (inner && isCallable(inner)) variable.functions.push(inner);
    else variable.isOpen = true;
  };
  const declareList = (names: Names, list: ts.VariableDeclarationList): void => {
    const isConstant = (list.flags & ts.NodeFlags.Const) !== 0;
    for (const { name } of list.declarations) for (const each of bindingNames(name)) declare(names, each).isConstant = isConstant;
  };
  /** What a block declares is known in all of it. */
  const declareAll = (names: Names, statements: readonly ts.Statement[]): void => {
    for (const statement of statements) {
      if (isTypeOnly(statement)) continue;
      if (ts.isVariableStatement(statement)) declareList(names, statement.declarationList);
      else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
        declareCallable(names, statement.name, statement);
      else if (ts.isImportDeclaration(statement)) declareImports(names, statement);
    }
  };
  const declareCallable = (names: Names, name: ts.Identifier, own: Callable): void => {
    const variable = declare(names, name);
    variable.functions.push(own);
    variable.isEarly = !ts.isClassDeclaration(own);
  };
  const declareImports = (names: Names, { importClause, moduleSpecifier }: ts.ImportDeclaration): void => {
    if (!ts.isStringLiteral(moduleSpecifier)) return;
    const bind = (local: ts.Identifier, name: string): void => {
      const variable = declare(names, local);
      variable.imported = { from: moduleSpecifier.text, name };
      variable.isOpen = variable.isEarly = true;
    };
    if (importClause?.name) bind(importClause.name, 'default');
    const named = importClause?.namedBindings;
    if (named && ts.isNamespaceImport(named)) bind(named.name, '*');
    else for (const element of named?.elements ?? []) bind(element.name, (element.propertyName ?? element.name).text);
  };
  /** `var` is known in its whole function. */
  const declareVars = (names: Names, node: ts.Node): void => {
    ts.forEachChild(node, child => {
      if (ts.isFunctionLike(child) || ts.isClassLike(child)) return;
      if (ts.isVariableDeclarationList(child) && !(child.flags & ts.NodeFlags.BlockScoped)) declareList(names, child);
      declareVars(names, child);
    });
  };

  const walkAll = (node: ts.Node, names: Names): void => {
    ts.forEachChild(node, child => {
      walk(child, names);
    });
  };
  const inside = (outer: Names, change: Partial<Names> = {}): Names => ({ ...outer, known: new Map(), outer, ...change });
  const walkFunction = (node: ts.SignatureDeclaration, outer: Names): void => {
    const names = inside(outer, { owner: node, isRepeated: true });
    if (ts.isFunctionExpression(node) && node.name) declareCallable(names, node.name, node);
    for (const { name } of node.parameters) {
      for (const each of bindingNames(name)) {
        const variable = declare(names, each);
        variable.isEarly = variable.isOpen = true;
      }
    }
    declareVars(names, node);
    walkAll(node, names);
  };
  const walk = (node: ts.Node, names: Names): void => {
    if (isTypeOnly(node) || ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node)) {
      if (!isPropertyName(node) && !found.has(node)) use(node, resolve(names, node));
    } else if (ts.isFunctionLike(node)) walkFunction(node, names);
    else if (ts.isClassLike(node)) {
      const own = inside(names);
      if (ts.isClassExpression(node) && node.name) declareCallable(own, node.name, node);
      walkAll(node, own);
    } else if (ts.isPropertyDeclaration(node) || ts.isClassStaticBlockDeclaration(node))
      walkAll(node, inside(names, { owner: node, isRepeated: true }));
    else if (ts.isBlock(node) || ts.isCaseBlock(node)) {
      const own = inside(names);
      declareAll(own, ts.isBlock(node) ? node.statements : node.clauses.flatMap(({ statements }) => statements));
      walkAll(node, own);
    } else if (ts.isIterationStatement(node, false)) {
      const own = inside(names, { isRepeated: true });
      if ('initializer' in node && node.initializer && ts.isVariableDeclarationList(node.initializer as ts.Node))
        declareList(own, node.initializer as ts.VariableDeclarationList);
      walkAll(node, own);
      if (ts.isForOfStatement(node) || ts.isForInStatement(node)) for (const each of targetsOf(node)) each.isOpen = true;
    } else if (ts.isCatchClause(node)) {
      const own = inside(names);
      if (node.variableDeclaration) for (const each of bindingNames(node.variableDeclaration.name)) declare(own, each).isOpen = true;
      walkAll(node, own);
    } else {
      walkAll(node, names);
      given(node);
    }
  };
  /** Which variables get a value here that is no function, or is one. */
  const given = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) {
      const isLoop = ts.isForOfStatement(node.parent.parent) || ts.isForInStatement(node.parent.parent);
      const [only] = ts.isIdentifier(node.name) ? [found.get(node.name)] : [];
      if (only && !isLoop) {
        if (node.initializer) take(only, node.initializer);
      } else for (const each of bindingNames(node.name)) open(each);
    } else if (isAssignment(node)) {
      const isPlain = node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isIdentifier(bare(node.left));
      for (const target of assignmentTargets(node.left)) {
        const variable = ts.isIdentifier(target) ? found.get(target) : undefined;
        if (variable) take(variable, isPlain ? node.right : undefined);
      }
    }
  };
  const open = (name: ts.Identifier): void => {
    const variable = found.get(name);
    if (variable) variable.isOpen = true;
  };
  const targetsOf = ({ initializer }: ts.ForOfStatement | ts.ForInStatement): Variable[] => {
    const names = ts.isVariableDeclarationList(initializer) ? initializer.declarations.flatMap(({ name }) => bindingNames(name)) : [];
    return names.flatMap(name => found.get(name) ?? []);
  };
  const use = (node: ts.Identifier, variable: Variable): void => {
    found.set(node, variable);
    const { parent } = node;
    const isCalled = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node;
    if (!isCalled && !(isAssignment(parent) && parent.left === node)) variable.isPassedOn = true;
  };

  const names: Names = { known: new Map(), outer: null, owner: tree, isRepeated: false };
  declareVars(names, tree);
  declareAll(names, tree.statements);
  walkAll(tree, names);
  return found;
}

export function isCallable(node: ts.Node): node is Callable {
  return (ts.isFunctionLike(node) && 'body' in node) || ts.isClassLike(node);
}
