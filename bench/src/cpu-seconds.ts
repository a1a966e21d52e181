import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of processor time, by program, of a process and all below it. Empty where /proc is missing. */
export type CpuSeconds = Map<string, number>;

type Process = { pid: number; parent: number; seconds: number; program: string };

const ticksPerSecond = 100;

export function cpuSeconds(rootPid: number): CpuSeconds {
	const processes = readProcesses();
	const below = new Map<number, Process[]>();
	for (const process of processes) below.set(process.parent, [...(below.get(process.parent) ?? []), process]);
	const totals: CpuSeconds = new Map();
	const add = (process: Process) => {
		totals.set(process.program, (totals.get(process.program) ?? 0) + process.seconds);
		for (const child of below.get(process.pid) ?? []) add(child);
	};
	for (const process of processes) if (process.pid === rootPid) add(process);
	return totals;
}

export function cpuSecondsBetween(before: CpuSeconds, after: CpuSeconds): CpuSeconds {
	const spent = [...after].map(([program, seconds]) => [program, seconds - (before.get(program) ?? 0)] as const);
	return new Map(spent.filter(([, seconds]) => seconds >= 0.05).sort(([, a], [, b]) => b - a));
}

function readProcesses(): Process[] {
	try {
		return readdirSync('/proc')
			.filter((name) => /^\d+$/.test(name))
			.flatMap((name) => readProcess(Number(name)) ?? []);
	} catch {
		return [];
	}
}

/** Fields of proc(5) `stat`: 4 = parent, 14–17 = user and system time, own and of children that have ended. */
function readProcess(pid: number): Process | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = stat
			.slice(stat.lastIndexOf(')') + 2)
			.split(' ')
			.map(Number);
		const ticks = fields.slice(11, 15).reduce((sum, field) => sum + field, 0);
		return { pid, parent: fields[1] ?? 0, seconds: ticks / ticksPerSecond, program: programOf(pid, stat) };
	} catch {
		return null;
	}
}

const programs = ['ingest', 'worker', 'postgres', 'next'] as const;

/** `stat` holds the program's short name, which alone is left of a process that has just ended. */
function programOf(pid: number, stat: string): string {
	const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') + stat;
	return programs.find((program) => line.includes(program)) ?? 'other';
}
