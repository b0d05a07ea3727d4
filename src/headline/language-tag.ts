// Language tags in their shortest form. It knows nothing of texts.
import type { Language } from '../model/configuration.ts';

/** BCP 47's word for a language that is not determined; a name that is the same in all languages stands under it. */
export const UNDETERMINED = 'und';

const NO_LANGUAGE = /^(?:und|mul|zxx|mis)$/u;

/** A language tag in its shortest form: `en-US` is `en`, `mn-Cyrl-MN` and `khk` are `mn`, `mn-Mong` stays; null where it names no language. */
export function toLanguage(tag: string | null): Language | null {
  const { language, script } = toLocale(tag?.trim().replaceAll('_', '-') ?? '') ?? {};
  if (language === undefined || NO_LANGUAGE.test(language)) return null;
  return language === 'mn' && script === 'Mong' ? 'mn-Mong' : language;
}

/** Locales are slow to make, and a round meets a handful of tags; strangers' tags must not fill the memory. */
const MOST_LOCALES = 500;
const locales = new Map<string, Intl.Locale | null>();

function toLocale(tag: string): Intl.Locale | null {
  const known = locales.get(tag);
  if (known !== undefined) return known;
  if (locales.size >= MOST_LOCALES) locales.clear();
  const locale = openLocale(tag);
  locales.set(tag, locale);
  return locale;
}

function openLocale(tag: string): Intl.Locale | null {
  // The pattern keeps prose out of the constructor, whose exception costs more than all the rest.
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/iu.test(tag)) return null;
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}
