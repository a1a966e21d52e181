import { Mark } from '../../ui/mark.tsx';

/** The sign of the house at the head of the rail. */
export function Wordmark() {
	return (
		<div className="hidden h-12 shrink-0 items-center justify-center gap-2.5 sm:flex lg:justify-start lg:px-5 lg:group-data-[folded=true]/rail:justify-center lg:group-data-[folded=true]/rail:px-0">
			<Mark size={18} />
			<span className="hidden font-semibold tracking-tight lg:inline lg:group-data-[folded=true]/rail:hidden">
				Spanledger
			</span>
		</div>
	);
}
