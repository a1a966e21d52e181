import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

type Entry = { pid: number; parent: number; isZombie: boolean };

/** Children, and theirs, of a process that is alive. */
export function descendants(pid: number): number[] {
	const all = processes();
	const childrenOf = (parent: number): number[] =>
		all.filter((entry) => entry.parent === parent).flatMap((entry) => [entry.pid, ...childrenOf(entry.pid)]);
	return childrenOf(pid);
}

/** Kills a process and all below it at once, without a chance to say goodbye. */
export function killTree(pid: number): void {
	for (const each of [pid, ...descendants(pid)]) {
		try {
			process.kill(each, 'SIGKILL');
		} catch {
			// it left when its parent did
		}
	}
}

/** Whether a process runs; a dead one that nobody has waited for does not. */
export function isRunning(pid: number): boolean {
	return processes().some((entry) => entry.pid === pid && !entry.isZombie);
}

export function commandLine(pid: number): string {
	try {
		if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
		return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
	} catch {
		return ''; // ended meanwhile
	}
}

/** From /proc where there is one: small images have no `ps`. */
function processes(): Entry[] {
	if (existsSync('/proc/self/stat'))
		return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readStat(name) : []));
	const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n');
	return lines.map((line) => {
		const [pid, parent, state] = line.trim().split(/\s+/);
		return { pid: Number(pid), parent: Number(parent), isZombie: state?.startsWith('Z') ?? false };
	});
}

function readStat(pid: string): Entry[] {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return [{ pid: Number(pid), parent: Number(parent), isZombie: state === 'Z' || state === 'X' }];
	} catch {
		return []; // ended while we read
	}
}
