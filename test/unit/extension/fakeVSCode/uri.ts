import type * as real from 'vscode';

interface Parts {
  readonly scheme: string;
  readonly authority?: string;
  readonly path?: string;
  readonly query?: string;
  readonly fragment?: string;
}

export class Uri implements real.Uri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;

  private constructor({ scheme, authority = '', path = '', query = '', fragment = '' }: Parts) {
    this.scheme = scheme;
    this.authority = authority;
    this.path = path;
    this.query = query;
    this.fragment = fragment;
  }

  static file(path: string): Uri {
    return new Uri({ scheme: 'file', path });
  }

  static from(parts: Parts): Uri {
    return new Uri(parts);
  }

  static parse(text: string): Uri {
    const [, scheme = 'file', authority, path, query, fragment] =
      /^(\w[\w.+-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(text) ?? [];
    return new Uri({ scheme, authority: authority ?? '', path: path ?? text, query: query ?? '', fragment: fragment ?? '' });
  }

  static joinPath(base: real.Uri, ...parts: string[]): Uri {
    const path = new URL(parts.map(encodeURI).join('/'), `file://${encodeURI(base.path)}/`).pathname;
    return new Uri({ ...base, scheme: base.scheme, path: decodeURI(path).replace(/(.)\/$/, '$1') });
  }

  get fsPath(): string {
    return this.path;
  }

  with(change: Partial<Record<keyof Parts, string | null>>): Uri {
    const parts = { scheme: this.scheme, authority: this.authority, path: this.path, query: this.query, fragment: this.fragment };
    const changed = Object.entries(change).map(([name, value]) => [name, value ?? '']);
    return new Uri({ ...parts, ...(Object.fromEntries(changed) as Partial<Parts>) });
  }

  toString(): string {
    const query = this.query === '' ? '' : `?${this.query}`;
    const fragment = this.fragment === '' ? '' : `#${this.fragment}`;
    const start = this.authority !== '' || this.scheme === 'file' ? `//${this.authority}` : '';
    return `${this.scheme}:${start}${this.path}${query}${fragment}`;
  }

  toJSON(): Parts {
    return { scheme: this.scheme, authority: this.authority, path: this.path, query: this.query, fragment: this.fragment };
  }
}
