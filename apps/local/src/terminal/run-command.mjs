import { lastWords } from './refusal.mjs';
import { complain } from './say.mjs';

/**
 * The outermost frame of every command: what it throws becomes a sentence and exit code 1.
 * @param {() => Promise<void>} command
 */
export async function runCommand(command) {
	try {
		await command();
	} catch (error) {
		complain(`\n${lastWords(error)}`);
		process.exit(1);
	}
}
