const browsers = [
  ['wechat', /MicroMessenger/i],
  ['edge', /\bEdg(?:e|A|iOS)?\//],
  ['firefox', /Firefox\/|FxiOS\//],
  ['chrome', /Chrome\/|CriOS\//],
  ['safari', /Safari\//],
] as const;
const systems = [
  ['iphone', /iPhone|iPad/],
  ['harmony', /HarmonyOS|OpenHarmony/i],
  ['android', /Android/],
  ['windows', /Windows/],
  ['mac', /Macintosh/],
  ['linux', /Linux/],
] as const;

export const browserWords = [...browsers.map(([name]) => name), 'other'] as const;
export const systemWords = [...systems.map(([name]) => name), 'other'] as const;

/** With what somebody signs in, in a word each: enough to know one's own by, and never the whole of what a browser says of itself. */
export const browserOf = (userAgent = ''): { browser: string; system: string } => {
  const first = (among: readonly (readonly [string, RegExp])[]) => among.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'other';
  return { browser: first(browsers), system: first(systems) };
};
