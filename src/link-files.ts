import { readFileSync } from 'node:fs';
import { type Link, type System, variableOf } from './links';

/** What the files of a link hold, in the form that Node's own TLS takes. */
export interface TlsFiles {
  ca?: Buffer;
  cert?: Buffer;
  key?: Buffer;
  servername?: string;
}

/** Reads the certificates of a link; undefined if it names none. Throws with the variable's name, never with what stands in a file. */
export function tlsFilesOf(system: System, link: Link): TlsFiles | undefined {
  const part = (name: 'ca' | 'cert' | 'key', member: 'caFile' | 'certFile' | 'keyFile') =>
    link[member] === undefined ? {} : { [name]: read(variableOf(system, member), link[member]) };
  const files: TlsFiles = {
    ...part('ca', 'caFile'),
    ...part('cert', 'certFile'),
    ...part('key', 'keyFile'),
    ...(link.serverName === undefined ? {} : { servername: link.serverName }),
  };
  return Object.keys(files).length > 0 ? files : undefined;
}

/** The password, token or API key of a link, read anew at each call: it may be changed while we run. Throws as `tlsFilesOf` does. */
export const secretOf = (system: System, link: Link): string | undefined =>
  link.secretFile === undefined ? undefined : secretIn(variableOf(system, 'secretFile'), link.secretFile);

/** What stands in a file that a variable names. Throws as `tlsFilesOf` does. */
export const secretIn = (variable: string, path: string): string => read(variable, path).toString('utf8').trim();

function read(variable: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(`${variable}: the file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}
