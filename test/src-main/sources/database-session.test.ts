/** What a server refuses, in words that help. */
import { expect, test } from 'vitest';
import { problemOf } from '../../../src-main/problem-of.ts';
import { unreachable } from '../../../src-main/sources/database-session.ts';

const refused = (errno: number, message: string) =>
  unreachable({ host: 'db', port: 3306 }, Object.assign(new Error(message), { errno }));

test('a wrong password is told in our own words, with the place to give it, and the server’s after them', () => {
  const denied = refused(1045, "Access denied for user 'testigo'@'10.4.0.2' (using password: NO)");
  expect(problemOf(denied, 'es')).toMatchObject({ code: 'source-unreachable', status: 502 });
  expect(problemOf(denied, 'es').detail).toMatch(
    /^El servidor responde, pero no acepta la cuenta.*TESTIGO_DB_PASSWORD.*db:3306: Access denied.*\(1045\)$/,
  );
  expect(problemOf(denied, 'en').detail).toMatch(/^The server answers, but does not accept the account/);
});

test('what has no words of ours keeps the server’s', () => {
  expect(problemOf(refused(1130, 'Host is not allowed'), 'es').detail).toBe('db:3306: Host is not allowed (1130)');
});
