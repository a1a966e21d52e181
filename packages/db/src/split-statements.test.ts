import { expect, test } from 'vitest';
import { splitStatements } from './split-statements.ts';

test.each([
	['two statements', 'SELECT 1; SELECT 2;', ['SELECT 1', 'SELECT 2']],
	['no final semicolon', 'SELECT 1', ['SELECT 1']],
	['in a string', "SELECT ';'; SELECT 'it''s;'", ["SELECT ';'", "SELECT 'it''s;'"]],
	['in a quoted name', 'SELECT ";"; SELECT 2', ['SELECT ";"', 'SELECT 2']],
	['in a line comment', '-- one; two\nSELECT 1;', ['-- one; two\nSELECT 1']],
	['a quote in a comment', "-- it's\nSELECT 1; SELECT 2", ["-- it's\nSELECT 1", 'SELECT 2']],
	['in a block comment', 'SELECT /* ; */ 1; SELECT 2', ['SELECT /* ; */ 1', 'SELECT 2']],
	['in a dollar quote', 'DO $x$ BEGIN; END $x$; SELECT 2', ['DO $x$ BEGIN; END $x$', 'SELECT 2']],
	['comments alone are no statement', '-- nothing\n;\n/* here */', []],
])('%s', (_name, sql, statements) => {
	expect(splitStatements(sql)).toEqual(statements);
});
