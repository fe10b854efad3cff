/** Global transaction ids as numbers in a series: MySQL `uuid:n` or `uuid:tag:n`, MariaDB `domain-server-n` (the series is the domain). */

export interface Gtid {
  readonly series: string;
  readonly number: number;
}

export function parseGtid(text: string | null): Gtid | null {
  if (text === null) return null;
  const mysql = /^([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?::[a-z_][a-z0-9_]{0,31})?):(\d{1,15})$/.exec(
    text,
  );
  if (mysql?.[1] !== undefined) return { series: mysql[1].toLowerCase(), number: Number(mysql[2]) };
  const mariadb = /^(\d{1,10})-\d{1,10}-(\d{1,15})$/.exec(text);
  return mariadb?.[1] === undefined ? null : { series: mariadb[1], number: Number(mariadb[2]) };
}
