import type { ReactNode } from 'react';
import { TextArea } from '../../ui/text-area.tsx';

type PageChoiceProps = {
	/** Where the key is for pages, whatever else. */
	isFixed: boolean;
	origins: string | null;
	onChange: (origins: string | null) => void;
};

/** Whether a key that can only add scores goes into pages, and whose. `origins` null = it stays on servers. */
export function PageChoice({ isFixed, origins, onChange }: PageChoiceProps) {
	return (
		<fieldset className="space-y-2">
			<legend className="mb-1 text-sm text-text-2">Where it is used</legend>
			{!isFixed && (
				<Place isChosen={origins === null} onChoose={() => onChange(null)}>
					<b className="font-medium">On servers.</b> It may score for reviewers and judges too.
				</Place>
			)}
			<Place isChosen={origins !== null} onChoose={() => onChange('')}>
				<b className="font-medium">In pages: safe in a browser, it can only add scores.</b> Every visitor can read it
				there, so it speaks only for users, replaces nobody’s scores, and adds at most 600 a minute.
			</Place>
			{origins !== null && (
				<TextArea
					label="Pages that may send with it"
					hint="Their origins, one a line. * = any page; then only the quota holds others back."
					placeholder="https://shop.example"
					rows={2}
					value={origins}
					onChange={(event) => onChange(event.target.value)}
					className="w-full font-mono text-sm"
				/>
			)}
		</fieldset>
	);
}

type PlaceProps = { isChosen: boolean; onChoose: () => void; children: ReactNode };

function Place({ isChosen, onChoose, children }: PlaceProps) {
	return (
		<label className="flex cursor-pointer items-baseline gap-2">
			<input
				type="radio"
				name="key-place"
				checked={isChosen}
				onChange={onChoose}
				className="shrink-0 translate-y-0.5 accent-accent"
			/>
			<span className="text-text-2">{children}</span>
		</label>
	);
}
