import { readingPolicy } from '../../core/contentPolicy.ts';
import { pageHtml, type PageParts } from '../panel/pageHtml.ts';

/** The lesson page: text of others, scripts of ours, and nothing that is loaded from anywhere. */
export function lessonPageHtml(parts: Omit<PageParts, 'policy'>): string {
  return pageHtml({ ...parts, policy: readingPolicy(parts.nonce) });
}
