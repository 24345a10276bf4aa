import { list, type Program, type Value } from './program.ts';

/** The same to the last bit, and with no operation's name to be printed. */
const fit = ({ isExact, isTracked }: Value): boolean => isExact && !isTracked;

/** What is printed: values that are the same to the last bit, shapes, and numbers with so many decimals. */
export const printing: readonly ((p: Program) => void)[] = [
  p => {
    const values = [p.pick(fit), p.pick(fit)].flatMap(value => (value ? [value.name] : []));
    if (values.length > 0) p.say(`print('values', ${values.join(', ')})`, `print('values', ${values.join(', ')})`);
  },
  p => {
    const x = p.pick();
    if (x)
      p.say(
        `print(tuple(${x.name}.shape), ${x.name}.requiresGrad ? 'learns' : 'stays')`,
        `print(tuple(${x.name}.shape), 'learns' if ${x.name}.requires_grad else 'stays')`,
      );
  },
  p => {
    const numbers = Array.from({ length: p.dice.whole(1, 3) }, () => {
      const number = (p.dice.whole(-4000, 4000) + 0.5) / p.dice.oneOf([8, 10, 100, 1000, 1e5, 1e8]);
      return { number, digits: p.dice.whole(0, 6) };
    });
    const lab = numbers.map(({ number, digits }) => `round(${number}, ${digits}), fixed(${number}, ${digits})`);
    const twin = numbers.map(({ number, digits }) => `round(float('${number}'), ${digits}), f"{float('${number}'):.${digits}f}"`);
    p.say(`print(${lab.join(', ')})`, `print(${twin.join(', ')})`);
  },
  p => {
    const sizes = Array.from({ length: p.dice.whole(0, 3) }, () => p.dice.whole(0, 9));
    p.say(`print(tuple([${list(sizes)}]))`, `print(tuple([${list(sizes)}]))`);
  },
];
