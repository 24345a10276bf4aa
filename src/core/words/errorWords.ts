import type { ThrownError } from '../run/run.ts';

/** What an error says; its name where it says nothing. */
export function errorWords({ message, name }: Pick<ThrownError, 'message' | 'name'>): string {
  if (message.trim() !== '') return message;
  return name.trim() === '' ? 'The lab threw something without a message.' : name;
}
