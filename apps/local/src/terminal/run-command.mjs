import { checkNodeVersion } from '../install/check-node-version.mjs';
import { lastWords } from './refusal.mjs';
import { complain } from './say.mjs';

/**
 * The outermost frame of every command: what it throws becomes a sentence and exit code 1. The command is imported after
 * the check of Node: an old one fails at the first import of what it lacks.
 * @param {() => Promise<void>} command
 */
export async function runCommand(command) {
	try {
		checkNodeVersion();
		await command();
	} catch (error) {
		complain(`\n${lastWords(error)}`);
		process.exit(1);
	}
}
