// What English looks like beside other languages in Latin letters. Data only.
import type { LanguageMarks } from './language-marks.ts';

export const english: LanguageMarks = {
  language: 'en',
  words: new Set(
    `the of to in for and on with at by from as is are was after over new says said will its his her has have not more than up against into amid
    about who how why what when first year years day may be an or out off two three people government minister president talks world`.split(
      /\s+/u,
    ),
  ),
  ownShapes: null,
  shapes: /.{2}(?:ing|ings|tion|tions|ment|ness|ship|ght|wn|ck|sh|ed|ly|ies)$|^(?:th|wh|kn)/u,
  strangeShapes: null,
};

/** Function words of its neighbours that English has not: where they outnumber its own marks, a text is not English. */
export const notEnglish: LanguageMarks = {
  language: 'und',
  words: new Set(
    `der das und von mit für ist nicht ein eine auf im zu den dem le les des du et une pour dans sur au aux el los las y del por para con il che della
    di nel dan yang untuk ve için bir na do da się nie jest w z och att det som är van het een voor`.split(/\s+/u),
  ),
  ownShapes: null,
  shapes: /[ßłżőűşğıøåñãõ]|.(?:ung|keit|schaft|eaux|ción|ção|zione|ści)$/u,
  strangeShapes: null,
};
