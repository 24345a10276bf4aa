import { describe, expect, it } from 'vitest';
import { labPageHtml } from '../../../src/extension/panel/labPageHtml.ts';

const parts = { script: 'start();', style: 'body{}', nonce: '0123456789abcdef0123456789abcdef', language: 'en', title: 'Lab View' };
const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/;

describe('labPageHtml', () => {
  it('has exactly the policy that keeps labs in', () => {
    expect(policy.exec(labPageHtml(parts))?.[1]).toBe(
      `default-src 'none'; script-src 'nonce-${parts.nonce}'; style-src 'nonce-${parts.nonce}'; worker-src blob:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('states its language and title, escaped', () => {
    const html = labPageHtml({ ...parts, language: 'pt-br', title: '<Lab> & "View"' });
    expect(html).toContain('<html lang="pt-br">');
    expect(html).toContain('<title>&#60;Lab&#62; &#38; &#34;View&#34;</title>');
  });

  it('cannot be ended early by what stands in script or style', () => {
    const texts = ['</script>', '<script>', '<!--', '</SCRIPT >'];
    const html = labPageHtml({ ...parts, script: `const texts = ${JSON.stringify(texts)};`, style: '.a::after{content:"</style>"}' });
    expect(html.match(/<\/script/gi)).toHaveLength(1);
    expect(html.match(/<script/gi)).toHaveLength(1);
    expect(html.match(/<\/style/gi)).toHaveLength(1);
    expect(html).not.toContain('<!--');
    // The strings still mean what they meant.
    const written = /const texts = (\[.*\]);/.exec(html)?.[1]?.replaceAll('\\x3c', '\\u003c') ?? '';
    expect(JSON.parse(written)).toEqual(texts);
  });

  it('gives the nonce to its one script and its one style, and holds no other way in', () => {
    const html = labPageHtml(parts);
    expect(html.match(/nonce="0123456789abcdef0123456789abcdef"/g)).toHaveLength(2);
    expect(html).not.toMatch(/https?:|src=|href=|unsafe|connect-src/);
  });
});
