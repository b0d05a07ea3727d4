// The types that schema.org has for articles, by the names that linked data and microdata write; it knows no properties.

/** The ways in which a type of the vocabulary is written out. */
const VOCABULARY = /^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)/i;

/** Article and what is derived from it: NewsArticle, ReportageNewsArticle, LiveBlogPosting, Report, … */
const ARTICLE = /^[a-z]{0,40}(?:Article|BlogPosting)$|^Report$/i;

/** Longest name of a type that is looked at, in characters. */
const LONGEST_TYPE = 200;

/** The short name of a type: `NewsArticle` for `https://schema.org/NewsArticle`. */
export function toTypeName(printed: string): string {
  return printed.slice(0, LONGEST_TYPE).trim().replace(VOCABULARY, '');
}

export function isArticleType(printed: string): boolean {
  return ARTICLE.test(toTypeName(printed));
}
