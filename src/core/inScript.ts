/** A program as it may stand in a script element. What would end the element, or keep its end from being seen: in a string or a pattern `\x3c` is `<`. */
export function inScript(text: string): string {
  return text.replace(/<(?=\/script|!--|script)/gi, '\\x3c');
}
