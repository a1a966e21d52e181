/** The part of a Markdown tree that is looked at here (mdast). */
type MarkdownNode = { type: string; value?: string; children?: MarkdownNode[] };

const phrasing = new Set(['paragraph', 'heading', 'emphasis', 'strong', 'delete', 'link', 'tableCell']);

/**
 * A remark plugin: raw HTML becomes the text it is. Prompts are full of tags (`<documents>`, `<thinking>`) that a reader
 * must see, and none of it may ever run.
 */
export function htmlAsText() {
	return (tree: MarkdownNode): void => {
		const open = [tree];
		for (let node = open.pop(); node !== undefined; node = open.pop()) {
			if (node.children === undefined) continue;
			const isInline = phrasing.has(node.type);
			node.children = node.children.map((child): MarkdownNode => {
				if (child.type !== 'html') return child;
				const text = { type: 'text', value: child.value ?? '' };
				return isInline ? text : { type: 'paragraph', children: [text] };
			});
			open.push(...node.children);
		}
	};
}
