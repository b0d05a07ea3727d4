// Mongolian letters as one alphabet has them, and times of day in words; it knows no dates.

/** `14:05`, also with `цаг` or `цагт` behind; `14 цаг 05 минут`, `14 цаг 5 мин`, `14 цагт`. Groups as `cutClock` wants them. */
export const MONGOLIAN_CLOCKS: readonly RegExp[] = [
  /(?<![\d:.])(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?![\d:])(?:\s*цагт?(?![\p{L}\p{M}]))?/iu,
  /(?<![\d:.,-])(?<hour>\d{1,2})\s*(?:цагт?|ц\.?)(?![\p{L}\p{M}])(?:[\s,]*(?<minute>\d{1,2})\s*(?:минут(?:анд|ад)?|мин|м)(?![\p{L}\p{M}])\.?(?:[\s,]*(?<second>\d{1,2})\s*(?:секунд(?:эд)?|сек)(?![\p{L}\p{M}])\.?)?)?/iu,
];

const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/[ѳє]/gu, 'ө'],
  [/[ѲЄ]/gu, 'Ө'],
  [/ї|(?<=[а-яёөү])v|v(?=[а-яёөү])/gu, 'ү'],
  [/Ї|(?<=[А-ЯЁӨҮ])V|V(?=[А-ЯЁӨҮ])/gu, 'Ү'],
];

/** Ө and Ү where old practice writes another letter for want of them; a `V` among Latin letters is a Roman figure. */
export function foldMongolian(text: string): string {
  return LETTERS.reduce((folded, [stray, letter]) => folded.replace(stray, letter), text);
}
