/** The part of heic-decode 2.1 that is used here; it brings no types. */
declare module 'heic-decode' {
  interface Picture {
    width: number;
    height: number;
    decode(): Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
  }
  function decode(source: { buffer: Uint8Array }): Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
  namespace decode {
    /** Every picture of the file, not decoded yet. */
    function all(source: { buffer: Uint8Array }): Promise<Picture[] & { dispose(): void }>;
  }
  export = decode;
}
