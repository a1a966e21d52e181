import { FolderPlus } from 'lucide-react';

/** How a dataset comes about, where there is none. */
export function NoDatasets() {
	return (
		<div className="panel flex items-start gap-3 p-5">
			<FolderPlus size={18} className="mt-0.5 shrink-0 text-text-3" />
			<div className="max-w-[64ch] space-y-2 text-text-2">
				<p className="font-medium text-text">No datasets yet</p>
				<p>
					A dataset holds questions from real traffic, with the documents they lean on and what should have been
					answered: the cases your next version has to pass.
				</p>
				<p>
					Open a trace and choose “Add to a dataset”, or press d in the weekly review. Your CI reads it as JSONL with a
					key.
				</p>
			</div>
		</div>
	);
}
