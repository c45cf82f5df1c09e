import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** A file that was named and can't be read; the message names it and the remedy. */
export class InputFileError extends Error {
  override readonly name = 'InputFileError';
}

/**
 * Opens a file to be read, of any length. A pipe does as well.
 *
 * @throws {InputFileError} when it isn't there, is a folder or can't be read.
 */
export async function openInput(file: string): Promise<Readable> {
  try {
    const handle = await open(file);
    if (!(await handle.stat()).isDirectory()) return handle.createReadStream();
    await handle.close();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const problem =
      code === 'ENOENT'
        ? 'there is no such file. Check its name.'
        : `it can’t be read (${code}). Check its permissions.`;
    throw new InputFileError(`${file}: ${problem}`);
  }
  throw new InputFileError(`${file}: this is a folder. Name the file that export wrote.`);
}
