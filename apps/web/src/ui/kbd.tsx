/** A key of the keyboard. */
export function Kbd({ children }: { children: string }) {
	return (
		<kbd className="rounded-sm border border-line-strong bg-sunken px-1 font-sans text-xs text-text-2">{children}</kbd>
	);
}
