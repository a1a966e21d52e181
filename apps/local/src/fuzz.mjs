import { runCommand } from './terminal/run-command.mjs';

await runCommand(async () => (await import('./commands/fuzz.mjs')).fuzz());
