import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { endProcess } from '../engines/end-process';
import { identify, lives, type Identity } from '../engines/process-identity';

/** What a running sandbox leaves on the disk, so that a second start knows of it and a start after a kill can tidy up. */
interface RunFile {
  readonly supervisor: Identity;
  address?: string;
  parts: Identity[];
}

/** The sandbox's own note of itself. */
export interface RunNote {
  /** Notes a part's process, to be ended by a later start should this one be killed. */
  add(pid: number | undefined): void;
  ready(address: string): void;
  remove(): void;
}

/**
 * Claims the sandbox for this process. Another one that runs is left alone: `{ running }` says its address. What one that was killed
 * left behind is ended first.
 */
export async function claimRun(file: string): Promise<RunNote | { running: string }> {
  const last = read(file);
  if (last && last.supervisor.pid !== process.pid && lives(last.supervisor)) return { running: last.address ?? 'an address not yet known: it is still starting' };
  for (const part of last?.parts ?? []) await endProcess(part);
  const supervisor = identify(process.pid);
  if (!supervisor) throw new Error('this process cannot be identified');
  const note: RunFile = { supervisor, parts: [] };
  const write = (): void => writeFileSync(file, JSON.stringify(note));
  write();
  return {
    add: (pid) => {
      const part = pid === undefined ? undefined : identify(pid);
      if (!part) return;
      note.parts = [...note.parts.filter(lives), part];
      write();
    },
    ready: (address) => {
      note.address = address;
      write();
    },
    remove: () => rmSync(file, { force: true }),
  };
}

function read(file: string): RunFile | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunFile;
  } catch {
    return undefined;
  }
}
