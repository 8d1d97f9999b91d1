/** Text in GB 18030, which Node reads and does not write: its two-byte part turned round, and four bytes for the rest of Unicode. */
export function gb18030(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(twoBytes().get(character) ?? fourBytes(code)));
  }
  return Buffer.from(bytes);
}

let known: Map<string, [number, number]> | undefined;
function twoBytes(): Map<string, [number, number]> {
  if (known) return known;
  known = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\uFFFD') known.set(character, [lead, trail]);
    }
  return known;
}

/** Beyond the first 65,536 code points they stand in one row. */
function fourBytes(code: number): number[] {
  if (code < 0x10000) throw new Error(`U+${code.toString(16)} is not written here`);
  let rest = code - 0x10000;
  const digits = [10, 126, 10].map((base) => {
    const digit = rest % base;
    rest = Math.floor(rest / base);
    return digit;
  }) as [number, number, number];
  return [0x90 + rest, 0x30 + digits[2], 0x81 + digits[1], 0x30 + digits[0]];
}
