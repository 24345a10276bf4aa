import { expect, it } from 'vitest';
import { lessonPageHtml } from '../../../../src/extension/lessonPage/lessonPageHtml.ts';

const parts = { script: 'start();', style: 'body{}', nonce: '0123456789abcdef0123456789abcdef', language: 'en', title: '<Lesson>' };

it('has exactly the policy of a page that shows text of others: nothing is loaded from anywhere', () => {
  const html = lessonPageHtml(parts);
  expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]).toBe(
    `default-src 'none'; script-src 'nonce-${parts.nonce}'; style-src 'nonce-${parts.nonce}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`,
  );
  expect(html).not.toMatch(/https?:|src=|href=|unsafe|connect-src|worker-src/);
  expect(html).toContain('<title>&#60;Lesson&#62;</title>');
});
