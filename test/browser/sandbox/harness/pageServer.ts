import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import type { Bundles } from './bundles.ts';

/** What the page's origin keeps from labs: it is served to whoever asks from that origin. */
export const secret = 'the-secret-of-this-origin';

/** What a page is made of. */
export type PageParts = Pick<Bundles, 'page' | 'nest' | 'html'>;

/** Serves the test page as the product makes its page, and `/secret` beside it on the same origin. */
export class PageServer {
  /** Requests for the secret, and socket upgrades. */
  readonly hits: string[] = [];
  private readonly server: Server;
  private parts: PageParts | undefined;

  constructor() {
    this.server = createServer((request, response) => {
      if (request.url === '/') {
        response.writeHead(200, { 'content-type': 'text/html' }).end(this.html());
        return;
      }
      if (request.url === '/favicon.ico') {
        response.writeHead(204).end();
        return;
      }
      this.hits.push(request.url ?? '');
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end(secret);
    });
    this.server.on('upgrade', (request, socket) => {
      this.hits.push(`UPGRADE ${request.url ?? ''}`);
      socket.destroy();
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  serve(parts: PageParts): void {
    this.parts = parts;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private html(): string {
    if (!this.parts) throw new Error('Nothing is served yet.');
    const { html, page, nest } = this.parts;
    return html({ script: page, style: '', nest, nonce: randomBytes(16).toString('base64'), language: 'en', title: 'lab page' });
  }
}
