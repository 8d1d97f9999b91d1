/** One thing wrong with a file: where in it (a path of members), and why. */
export interface Problem {
  path: (string | number)[];
  why: string;
}

interface Issue {
  path: readonly PropertyKey[];
  message: string;
  code?: string | undefined;
  keys?: readonly string[];
}

/** What zod found, each at its own member: of members nobody knows, each one by itself and not the thing around them. */
export const problemsIn = (error: { issues: readonly Issue[] } | undefined, under: Problem['path'] = []): Problem[] =>
  (error?.issues ?? []).flatMap(({ path, message, code, keys }) => {
    const here = [...under, ...path.map((one) => (typeof one === 'number' ? one : String(one)))];
    return code === 'unrecognized_keys' && keys
      ? keys.map((key) => ({ path: [...here, key], why: `nobody knows the member ${key}` }))
      : [{ path: here, why: message }];
  });
