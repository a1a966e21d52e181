import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone, without a trailing slash. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

/** @param {...string} parts @returns {string} a path below the clone */
export const inRoot = (...parts) => join(root, ...parts);
