/** Columns with personal data and their category: by word and type, in tables of people or beside a word for a person. */
import { type ColumnSubject, columnSays, isAboutPeople } from './column-subject.ts';
import type { PersonalCategory } from './role-proposal.ts';

/** The first that holds. */
const categories: readonly (readonly [PersonalCategory, (subject: ColumnSubject) => boolean])[] = [
  ['credential', (s) => (columnSays(s, 'credential') && !columnSays(s, 'settingName') ? true : isPassword(s))],
  ['bank', (s) => columnSays(s, 'bank') && (columnSays(s, 'number', 'name') || onlyBankWord(s)) && ofPeople(s)],
  ['health', (s) => columnSays(s, 'health') && !columnSays(s, 'id')],
  ['identity-document', (s) => columnSays(s, 'identity') && ofPeople(s)],
  ['identity-document', (s) => columnSays(s, 'reference', 'number') && columnSays(s, 'person')],
  ['contact', (s) => columnSays(s, 'contact') && ofPeople(s)],
  ['name', (s) => columnSays(s, 'name') && !columnSays(s, 'text', 'user', 'thing') && isAboutPeople(s)],
  ['name', (s) => columnSays(s, 'name') && columnSays(s, 'person') && !columnSays(s, 'user')],
];

export function personalColumns(subjects: readonly ColumnSubject[]): { column: string; category: PersonalCategory }[] {
  return subjects.flatMap((subject) => {
    if (!['text', 'long-text'].includes(subject.column.type.class) || subject.reference !== null) return [];
    if (subject.column.type.class === 'text' && (subject.column.type.size ?? 0) < 4) return [];
    const found = categories.find(([, holds]) => holds(subject));
    return found === undefined ? [] : [{ column: subject.column.name, category: found[0] }];
  });
}

function ofPeople(subject: ColumnSubject): boolean {
  return columnSays(subject, 'person') || isAboutPeople(subject);
}

/** "clave" is a password where users are, a key where settings are. */
function isPassword(subject: ColumnSubject): boolean {
  return columnSays(subject, 'credential') && isAboutPeople(subject);
}

function onlyBankWord(subject: ColumnSubject): boolean {
  return subject.column.words.length === 1 && !columnSays(subject, 'thing');
}
