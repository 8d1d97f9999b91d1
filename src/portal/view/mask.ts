/** A name as pages show it: the first character and a star, whatever the length, so that the length tells nothing. Rare characters stay whole. */
export function maskedName(name: string): string {
  const [first] = name.trim();
  return first === undefined ? '*' : `${first}*`;
}
