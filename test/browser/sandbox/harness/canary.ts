import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on the loopback address that must never hear anything: it counts every request and every socket upgrade. */
export class Canary {
  readonly hits: string[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      this.hits.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('0;');
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

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }
}
