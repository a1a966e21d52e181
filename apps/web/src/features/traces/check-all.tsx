import { RowCheck } from './row-check.tsx';
import type { ListSelection } from './use-selection.ts';

type CheckAllProps = { listed: readonly string[]; selection: Pick<ListSelection, 'chosen' | 'chooseAll'> };

/** Above a list: all of it, or none. */
export function CheckAll({ listed, selection: { chosen, chooseAll } }: CheckAllProps) {
	const isAll = listed.length > 0 && listed.every((traceId) => chosen.has(traceId));
	return (
		<RowCheck
			label="Choose all that are listed"
			checked={isAll}
			isMixed={!isAll && chosen.size > 0}
			onChange={chooseAll}
		/>
	);
}
