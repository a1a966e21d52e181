/**
 * A start that cannot go on, told in one sentence that says what to do.
 * Everything else that is thrown is a bug and keeps its stack.
 */
export class Refusal extends Error {
	/** @override */
	name = 'Refusal';
}

/** File-system errors that a person can mend, as a sentence about `path`. @type {Record<string, (path: string) => string>} */
const sentences = {
	ENOSPC: (path) =>
		`The disk that holds ${path} is full: free some space, or set SPANLEDGER_DATA_DIR to a larger disk.`,
	EDQUOT: (path) =>
		`The disk quota that holds ${path} is used up: free some space, or set SPANLEDGER_DATA_DIR elsewhere.`,
	EROFS: (path) => `${path} is on a read-only disk: set SPANLEDGER_DATA_DIR to a folder that can be written.`,
	EACCES: (path) => `${path} cannot be written by this user: change its owner, or set SPANLEDGER_DATA_DIR elsewhere.`,
	EPERM: (path) => `${path} cannot be written by this user: change its owner, or set SPANLEDGER_DATA_DIR elsewhere.`,
	ENOTDIR: (path) => `${path} is below a file, not a folder: set SPANLEDGER_DATA_DIR to a folder.`,
	EEXIST: (path) => `${path} is a file, not a folder: move it away, or set SPANLEDGER_DATA_DIR to a folder.`,
};

/**
 * Runs a step that touches the disk; what a person can mend comes back as a Refusal.
 * @template T
 * @param {string} path what the step writes to
 * @param {() => T} step
 * @returns {T}
 */
export function onDisk(path, step) {
	try {
		return step();
	} catch (error) {
		const code = errorCode(error);
		const sentence = code === null ? undefined : sentences[code];
		throw sentence ? new Refusal(sentence(path)) : error;
	}
}

/** @param {unknown} error @returns {string | null} the `code` Node puts on its system errors */
export function errorCode(error) {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** @param {unknown} error @returns {string} what to print before leaving: a sentence, or the stack of a bug */
export function lastWords(error) {
	if (error instanceof Refusal) return error.message;
	const code = errorCode(error);
	const path = error instanceof Error && 'path' in error ? String(error.path) : 'the data folder';
	if (code === 'ENOSPC' || code === 'EDQUOT') return sentences[code]?.(path) ?? String(error);
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
