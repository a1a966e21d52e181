/** What gave a value: an attribute in the code's own letters, anything else in words. */
export function KeyName({ name, isOwn = false }: { name: string; isOwn?: boolean }) {
	const { words, key } = split(name);
	return (
		<>
			{words !== '' && <span className="text-text-3">{words} </span>}
			<span className="font-mono text-xs">{key}</span>
			{isOwn && <span className="ml-2 rounded bg-accent-soft px-1 text-xs whitespace-nowrap">your key</span>}
		</>
	);
}

const places: readonly (readonly [prefix: string, words: string])[] = [
	['resource: ', 'on the resource'],
	['event: ', 'in the event'],
	['log: ', 'in the log record'],
	['derived: ', 'worked out of'],
	['ancestor: ', 'inherited from'],
	['trace: ', 'set on'],
];

function split(name: string): { words: string; key: string } {
	const place = places.find(([prefix]) => name.startsWith(prefix));
	return place === undefined ? { words: '', key: name } : { words: place[1], key: name.slice(place[0].length) };
}
