import { type ComponentProps, useId } from 'react';

type FieldProps = ComponentProps<'input'> & { label: string; error?: string; hint?: string };

/** A labelled input; what is wrong stands under it. */
export function Field({ label, error, hint, className = '', ...rest }: FieldProps) {
	const id = useId();
	const note = error ?? hint;
	return (
		<div>
			<label htmlFor={id} className="mb-1 block text-sm text-text-2">
				{label}
			</label>
			<input
				id={id}
				aria-invalid={error !== undefined}
				aria-describedby={note === undefined ? undefined : `${id}-note`}
				className={`h-8 w-full rounded border border-line-strong bg-surface px-2 placeholder:text-text-3 aria-[invalid=true]:border-bad ${className}`}
				{...rest}
			/>
			{note !== undefined && (
				<p id={`${id}-note`} className={`mt-1 text-sm ${error === undefined ? 'text-text-3' : 'text-bad'}`}>
					{note}
				</p>
			)}
		</div>
	);
}
