import { createInterface } from 'node:readline/promises';

/** One line that no list of processes shows: typed after the question, or piped in without one. @returns empty where nothing comes */
export async function askLine(question: string): Promise<string> {
  const { stdin, stderr } = process;
  const lines = stdin.isTTY ? createInterface({ input: stdin, output: stderr }) : createInterface({ input: stdin });
  try {
    if (stdin.isTTY) return await lines.question(question);
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
  }
}
