// What stands around a date on a page and says nothing of when: labels, pictograms, separators; it reads no dates.

/** Marks of direction, joiners, soft hyphens, and what chooses a pictogram's colour. */
const UNSEEN = /[\p{Cf}\p{Variation_Selector}]/gu;

/** Pictograms, letters of icon fonts (which lie in the private area), and what stands between a date and its neighbours. */
const SIGNS = /[\p{So}\p{Co}\p{Extended_Pictographic}|•·∙⋅‧・«»‹›]+/gu;

const HYPHENS = /[‐‑‒–—−]/g;

/** Words for "published", "updated" and "date", longest first; what counts hours elsewhere is a label only before its colon. */
const LABELS = [
  String.raw`(?:сүүлд\s+|сүүлийн\s+)?(?:нийтэлсэн|нийтлэсэн|нийтлэгдсэн|шинэчилсэн|шинэчлэсэн|шинэчлэгдсэн|шинэчлэлт|оруулсан)(?:\s+(?:огноо|цаг|хугацаа))?`,
  String.raw`огноо|(?:цаг|хугацаа)(?=\s*:)`,
  String.raw`(?:last\s+|first\s+)?(?:published|updated|posted|modified)(?:\s+(?:date|on|at))?|date|time(?=\s*:)`,
  String.raw`опубликовано|размещено|обновлено|дата(?:\s+публикации)?|время(?=\s*:)`,
].join('|');
const LABEL = new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${LABELS})(?![\p{L}\p{M}])\s*:?`, 'giu');

/** Chinese writes no spaces that could tell where a label ends. */
const CHINESE_LABEL = /(?:(?:发布|發布|更新|发表|發表)(?:时间|時間|日期|于|於)?|时间|時間|日期)\s*:?/g;

const EDGE = /^[\s,;:./()[\]"'-]+|[\s,;:./()[\]"'-]+$/g;

/** Wide figures and signs as ASCII, one space between words, nothing around: `Огноо： ２０２６.06.27 | 14:05` is `2026.06.27 14:05`. */
export function cutSurroundings(text: string): string {
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(SIGNS, ' ')
    .replace(HYPHENS, '-')
    .replace(LABEL, ' ')
    .replace(CHINESE_LABEL, ' ')
    .replace(/\s+/g, ' ')
    .replace(EDGE, '');
}
