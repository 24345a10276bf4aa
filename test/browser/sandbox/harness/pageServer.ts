import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { contentPolicy } from '../../../../src/core/contentPolicy.ts';

/** What the page's origin keeps from labs: it is served to whoever asks from that origin. */
export const secret = 'the-secret-of-this-origin';

export interface PageOptions {
  /** Text of the page's script. */
  readonly page: string;
  /** A wall taken out: another policy than the product's. */
  readonly policy?: (nonce: string) => string;
}

/** Serves the test page under the product's content policy, and `/secret` beside it on the same origin. */
export class PageServer {
  /** Requests for the secret, and socket upgrades. */
  readonly hits: string[] = [];
  private readonly server: Server;
  private options: PageOptions = { page: '' };

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

  serve(options: PageOptions): void {
    this.options = options;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private html(): string {
    const nonce = randomBytes(16).toString('base64');
    const policy = (this.options.policy ?? contentPolicy)(nonce);
    const script = this.options.page.replaceAll('</script', '<\\/script');
    const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>lab page</title>`;
    return `<!doctype html><html><head>${head}</head><body><script nonce="${nonce}">${script}</script></body></html>`;
  }
}
