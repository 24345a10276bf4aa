import { contentPolicy } from '../../core/contentPolicy.ts';
import { pageHtml, type PageParts } from './pageHtml.ts';

/** The lab page. It may load nothing: labs run below it, and whatever it may load they could ask for too. */
export function labPageHtml(parts: Omit<PageParts, 'policy'>): string {
  return pageHtml({ ...parts, policy: contentPolicy(parts.nonce) });
}
