import { type ComponentProps, useId } from 'react';

type TextAreaProps = ComponentProps<'textarea'> & { label: string; hint?: string };

/** A labelled text of several lines. */
export function TextArea({ label, hint, className = '', ...rest }: TextAreaProps) {
	const id = useId();
	return (
		<div>
			<label htmlFor={id} className="mb-1 block text-sm text-text-2">
				{label}
			</label>
			<textarea
				id={id}
				aria-describedby={hint === undefined ? undefined : `${id}-note`}
				className={`block w-full rounded border border-line-strong bg-surface px-2 py-1.5 placeholder:text-text-3 ${className}`}
				{...rest}
			/>
			{hint !== undefined && (
				<p id={`${id}-note`} className="mt-1 text-sm text-text-3">
					{hint}
				</p>
			)}
		</div>
	);
}
