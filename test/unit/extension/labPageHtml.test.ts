import { describe, expect, it } from 'vitest';
import { frameDocument } from '../../../src/core/channels/opaqueFrame.ts';
import { labPageHtml } from '../../../src/extension/labView/labPageHtml.ts';

const parts = {
  script: 'start();',
  nest: 'serve();',
  style: 'body{}',
  nonce: '0123456789abcdef0123456789abcdef',
  language: 'en',
  title: 'Lab View',
};
const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/;

/** The document that the first script of a page gives the nest. */
function srcdocIn(html: string): unknown {
  const text = /nest\.srcdoc = (".*");/.exec(html)?.[1] ?? '';
  // `\\x3c` stands in scripts alone.
  return JSON.parse(text.replaceAll('\\x3c', '\\u003c'));
}

describe('labPageHtml', () => {
  it('has exactly the policy that keeps labs in', () => {
    expect(
      [...labPageHtml(parts).matchAll(/^<meta http-equiv="Content-Security-Policy" content="([^"]*)">$/gm)].map(([, text]) => text),
    ).toEqual([
      `default-src 'none'; script-src 'nonce-${parts.nonce}'; style-src 'nonce-${parts.nonce}'; worker-src blob:; base-uri 'none'; form-action 'none'`,
    ]);
  });

  it('gives the nest and the frames in it the same policy, and WebAssembly, and scripts of blobs', () => {
    expect(policy.exec(frameDocument(parts.nonce, ''))?.[1]).toBe(
      `default-src 'none'; script-src 'nonce-${parts.nonce}' 'wasm-unsafe-eval' blob:; style-src 'nonce-${parts.nonce}'; worker-src blob:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('makes the nest before its own policy is in force, and with nothing around it', () => {
    const [before = ''] = labPageHtml(parts).split('\n<meta http-equiv');
    expect(before).toMatch(
      /^<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="UTF-8">\n<script nonce="0123456789abcdef0123456789abcdef">\{$/m,
    );
    expect(before.match(/<script/g)).toHaveLength(1);
    expect(before).toContain(`nest.setAttribute('sandbox', 'allow-scripts');`);
    expect(srcdocIn(before)).toBe(frameDocument(parts.nonce, parts.nest));
  });

  it('states its language and title, escaped', () => {
    const html = labPageHtml({ ...parts, language: 'pt-br', title: '<Lab> & "View"' });
    expect(html).toContain('<html lang="pt-br">');
    expect(html).toContain('<title>&#60;Lab&#62; &#38; &#34;View&#34;</title>');
  });

  it('cannot be ended early by what stands in script or style', () => {
    const texts = ['</script>', '<script>', '<!--', '</SCRIPT >'];
    const script = `const texts = ${JSON.stringify(texts)};`;
    const html = labPageHtml({ ...parts, script, nest: script, style: '.a::after{content:"</style>"}' });
    expect(html.match(/<\/script/gi)).toHaveLength(2);
    expect(html.match(/<script/gi)).toHaveLength(2);
    expect(html.match(/<\/style/gi)).toHaveLength(1);
    expect(html).not.toContain('<!--');
    // The strings still mean what they meant.
    const written = /^<script nonce="[^"]*">const texts = (\[.*\]);/m.exec(html)?.[1]?.replaceAll('\\x3c', '\\u003c') ?? '';
    expect(JSON.parse(written)).toEqual(texts);
  });

  it('gives the nonce to its two scripts and its one style, and holds no other way in', () => {
    const html = labPageHtml(parts);
    expect(html.match(/nonce="0123456789abcdef0123456789abcdef"/g)).toHaveLength(3);
    expect(html).not.toMatch(/https?:|src=|href=|connect-src/);
    expect(html.match(/unsafe/g)).toHaveLength(1);
  });
});
