/**
 * How long a page may take to come up, in ticks, and how often it is made anew. Where all pages share an origin, as in
 * code-server, VS Code's own part of a page waits for a service worker that another one, coming up at the same time,
 * may have replaced: then it waits for ever.
 */
export const comingUp = { tickMs: 500, ticks: 40, mostAnew: 2 } as const;
