import type { MessageDiff } from './diff-messages.ts';

type Run = { at: number } & ({ isFolded: false; diff: MessageDiff } | { isFolded: true; diffs: MessageDiff[] });

/** Runs of more than two equal messages are one line; a short one costs less room than the line. */
const shortest = 3;

export function foldSame(diffs: readonly MessageDiff[]): Run[] {
	const runs: Run[] = [];
	for (let at = 0; at < diffs.length; ) {
		const next = diffs.findIndex((diff, index) => index >= at && !diff.isSame);
		const end = next === -1 ? diffs.length : next;
		const same = diffs.slice(at, end);
		if (same.length >= shortest) runs.push({ at, isFolded: true, diffs: same });
		else runs.push(...same.map((diff, index): Run => ({ at: at + index, isFolded: false, diff })));
		const other = diffs[end];
		if (other !== undefined) runs.push({ at: end, isFolded: false, diff: other });
		at = end + 1;
	}
	return runs;
}
