/**
 * The same program, written so that it can stand inside a `<script>` element. There `</script` would end the element,
 * and `<!--` or `<script` would hide its end, so each such `<` is written `\x3c`. They only occur in strings and
 * regular expressions, where `\x3c` means `<`.
 */
export function inScript(text: string): string {
  return text.replace(/<(?=\/script|!--|script)/gi, '\\x3c');
}
