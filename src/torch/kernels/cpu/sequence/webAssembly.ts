/** The part of WebAssembly that is used here; a library for workers and Node alike has neither's types. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => VectorMemory;
}

/** Memory that WebAssembly and JavaScript share. */
export interface VectorMemory {
  /** Another one after each `grow`; views of the one before are empty then. */
  readonly buffer: ArrayBuffer;
  /** Throws a RangeError where there is no more to have. */
  grow(pages: number): number;
}

export const PAGE_BYTES = 65_536;

/**
 * Compiles a module and gives it a memory of its own, of one page. Null where WebAssembly is missing, or may not be
 * compiled: content policies say so, and some machines have no vectors.
 */
export function instantiate(bytes: Uint8Array, maximumPages: number): { readonly exports: object; readonly memory: VectorMemory } | null {
  const { WebAssembly: api } = globalThis as { readonly WebAssembly?: WebAssemblyApi };
  if (api === undefined) return null;
  try {
    const memory = new api.Memory({ initial: 1, maximum: maximumPages });
    return { exports: new api.Instance(new api.Module(bytes), { env: { memory } }).exports, memory };
  } catch {
    return null;
  }
}
