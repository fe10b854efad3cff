/** What kind of value a declared MySQL type holds, as far as roles depend on it. */

export type TypeClass =
  | 'integer'
  | 'flag'
  | 'decimal'
  | 'float'
  | 'text'
  | 'long-text'
  | 'choice'
  | 'date'
  | 'instant'
  | 'time'
  | 'binary';

export interface ColumnType {
  readonly class: TypeClass;
  /** Characters or digits; null where the type does not say. */
  readonly size: number | null;
  /** Digits behind the point; 0 where there are none. */
  readonly scale: number;
}

const classes: readonly (readonly [RegExp, TypeClass])[] = [
  [/^(bit\(1\)|bit$|bool|tinyint\(1\))/, 'flag'],
  [/^(tinyint|smallint|mediumint|int|integer|bigint|serial|year|bit)/, 'integer'],
  [/^(decimal|numeric|dec|fixed|money)/, 'decimal'],
  [/^(float|double|real)/, 'float'],
  [/^(char|varchar|nchar|nvarchar|character)/, 'text'],
  [/^(tinytext|text|mediumtext|longtext|json)/, 'long-text'],
  [/^(enum|set)/, 'choice'],
  [/^(datetime|timestamp)/, 'instant'],
  [/^date/, 'date'],
  [/^time/, 'time'],
];

export function columnType(declared: string): ColumnType {
  const type = declared.trim().toLowerCase();
  const [, size, scale] = /\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)/.exec(type) ?? [];
  return {
    class: classes.find(([form]) => form.test(type))?.[1] ?? 'binary',
    size: size === undefined ? null : Number(size),
    scale: scale === undefined ? 0 : Number(scale),
  };
}

export function isDay({ class: type }: ColumnType): boolean {
  return type === 'date' || type === 'instant';
}

/** Whether values of the two can be equal: keys are compared within numbers and within text. */
export function comparable(a: ColumnType, b: ColumnType): boolean {
  const family = ({ class: type }: ColumnType) => (type === 'flag' ? 'integer' : type === 'choice' ? 'text' : type);
  return family(a) === family(b);
}
