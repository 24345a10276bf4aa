import { readingPolicy } from '../../core/channels/contentPolicy.ts';
import { pageHtml, type PageParts } from '../host/pageHtml.ts';

/** The lesson page: text of others, scripts of ours, and nothing that is loaded from anywhere. */
export function lessonPageHtml(parts: Omit<PageParts, 'policy'>): string {
  return pageHtml({ ...parts, policy: readingPolicy(parts.nonce) });
}
