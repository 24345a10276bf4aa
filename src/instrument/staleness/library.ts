/** Functions of the library that draw no random numbers and change nothing they are given. */
const calm: ReadonlySet<string> = new Set([
  ...['tensor', 'zeros', 'ones', 'arange', 'linspace', 'stack', 'cat', 'sigmoid', 'tanh', 'exp', 'relu', 'softmax'],
  ...['noGrad', 'print', 'tuple', 'round', 'fixed', 'dial', 'choose'],
]);

/** What makes modules without drawing random numbers. */
const unseeded: ReadonlySet<string> = new Set([
  ...['Module', 'Parameter', 'Sequential', 'ModuleList', 'Tanh', 'ReLU', 'Sigmoid', 'Dropout'],
  ...['CrossEntropyLoss', 'MSELoss', 'BCEWithLogitsLoss', 'Adam', 'SGD', 'RMSprop'],
]);

/** Methods of tensors, modules, lists and texts that change nothing and draw no random numbers. */
const reading: ReadonlySet<string> = new Set([
  ...['argmax', 'argmin', 'eq', 'ne', 'gt', 'ge', 'lt', 'le', 'mean', 'sum', 'item', 'tolist', 'at', 'with', 'add', 'sub', 'mul', 'div'],
  ...['matmul', 'dot', 'pow', 'reshape', 'transpose', 'slice', 'abs', 'max', 'min', 'select', 'unsqueeze', 'squeeze', 'view', 'permute'],
  ...['flatten', 'split', 'clone', 'dim', 'sin', 'cos', 'sqrt', 'log', 'neg', 'exp', 'sigmoid', 'tanh', 'relu', 'softmax', 'detach'],
  ...['toFixed', 'padStart', 'padEnd', 'repeat', 'trim', 'toUpperCase', 'toLowerCase', 'join', 'map', 'filter', 'reduce', 'some', 'every'],
  ...['find', 'findIndex', 'flatMap', 'forEach', 'concat', 'includes', 'indexOf', 'entries', 'keys', 'values', 'parameters'],
  ...['namedParameters', 'startsWith', 'endsWith', 'charAt', 'get', 'has'],
]);

/** Methods that give text, a number or nothing, whatever they are called on. */
const plainResults: ReadonlySet<string> = new Set([
  ...['item', 'toFixed', 'padStart', 'padEnd', 'join', 'push', 'indexOf', 'includes', 'some', 'every', 'trim', 'repeat'],
  ...['toUpperCase', 'toLowerCase', 'startsWith', 'endsWith', 'charAt', 'forEach', 'backward', 'step', 'zeroGrad', 'findIndex'],
]);

const textMethods: ReadonlySet<string> = new Set(['padStart', 'padEnd', 'trim', 'toUpperCase', 'toLowerCase', 'startsWith', 'endsWith']);

/** Functions of the language and the library that call what they are given. */
const calling: ReadonlySet<string> = new Set([
  ...['noGrad', 'map', 'filter', 'reduce', 'some', 'every', 'find', 'findIndex', 'flatMap', 'forEach', 'from', 'sort', 'replace'],
  ...['apply', 'call', 'bind', 'tidy', 'grad', 'grads', 'valueAndGrad', 'valueAndGrads', 'variableGrads', 'customGrad'],
]);

/** What is known of the library's functions and of methods, by their names. Of all others the worst is assumed. */
export const library = { name: 'gatescope', calm, unseeded, reading, plainResults, textMethods, calling } as const;
