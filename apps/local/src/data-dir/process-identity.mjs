import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from '../terminal/refusal.mjs';

/**
 * Tells a process from a later one that was given the same number: its start time.
 * @param {number} pid
 * @returns {string | null} null when no such process runs
 */
export function processIdentity(pid) {
	if (!Number.isInteger(pid) || pid <= 0) return null;
	if (process.platform === 'linux') return readStartTicks(pid);
	try {
		process.kill(pid, 0);
	} catch (error) {
		if (errorCode(error) === 'ESRCH') return null;
	}
	return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || null;
}

/** @param {number} pid @returns {string} the command line, '' when it cannot be read */
export function commandLine(pid) {
	try {
		if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
		return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
	} catch {
		return '';
	}
}

/** @param {number} pid @returns {string | null} field 22 of proc(5) `stat`; a zombie (state Z) counts as gone */
function readStartTicks(pid) {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name in field 2 may hold spaces and brackets: count from its last bracket.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
	} catch {
		return null;
	}
}
