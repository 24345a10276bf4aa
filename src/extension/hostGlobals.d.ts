// What every extension host has, Node or web worker, and neither `lib` nor `@types/vscode` declares.

interface HostTimer {
  readonly hostTimer: never;
}

declare function setTimeout(handler: () => void, milliseconds: number): HostTimer;
declare function clearTimeout(timer: HostTimer | undefined): void;
declare function setInterval(handler: () => void, milliseconds: number): HostTimer;
declare function clearInterval(timer: HostTimer | undefined): void;

declare var performance: { now(): number };

declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare const crypto: {
  getRandomValues(bytes: Uint8Array): Uint8Array;
  readonly subtle: { digest(algorithm: 'SHA-256', bytes: Uint8Array): Promise<ArrayBuffer> };
};

declare function btoa(bytes: string): string;

declare class URL {
  static canParse(url: string): boolean;
  constructor(url: string);
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly href: string;
}
