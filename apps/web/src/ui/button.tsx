import { type ComponentProps, forwardRef } from 'react';

const looks = {
	primary: 'border-accent bg-accent text-on-accent hover:opacity-90',
	plain: 'border-line-strong bg-raised text-text hover:bg-sunken',
	quiet: 'border-transparent text-text-2 hover:bg-sunken hover:text-text',
	danger: 'border-line-strong bg-raised text-bad hover:bg-bad-soft',
};

export type ButtonProps = ComponentProps<'button'> & { look?: keyof typeof looks; square?: boolean };

/** The look of a button for links that act like one. */
export function buttonClass(look: keyof typeof looks = 'plain', square = false): string {
	const shape = square ? 'w-7 justify-center' : 'px-2.5';
	return `inline-flex h-7 shrink-0 items-center gap-1.5 rounded border text-base whitespace-nowrap disabled:cursor-default disabled:opacity-50 ${shape} ${looks[look]}`;
}

/** Height 28 px; `square` for a lone icon, which then needs an aria-label. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
	{ look = 'plain', square = false, className = '', ...rest },
	ref,
) {
	return <button ref={ref} type="button" className={`${buttonClass(look, square)} ${className}`} {...rest} />;
});
