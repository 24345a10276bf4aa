/**
 * The program in a function that calls itself, and in which each call of a `log` may be one of that function: inside, probes are those of functions
 * that call themselves.
 */
export function insideRecursion(text: string): string {
  return `const inside = async (again: any): Promise<any> => { if (again) return [inside][0]!(false); ({ log: again });\n${text}\n}; await inside(true);`;
}
