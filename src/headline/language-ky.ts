// What Kyrgyz looks like beside Mongolian, with which it shares ө and ү, and beside Russian and Kazakh. Data only.
import type { LanguageMarks } from './language-marks.ts';

export const kyrgyz: LanguageMarks = {
  language: 'ky',
  words: new Set(
    `жана үчүн менен боюнча болду болот экен эмес бир бул деп дагы кыргыз кыргызстан кыргызстанда кыргызстандын бишкек бишкекте башкы жаңы өлкө
    өлкөнүн өткөн өттү сом сомго жылы жылдын айында кийин тууралуу көп күнү ичинде катары деген аркылуу карата эл элдик төрага депутат жогорку кеңеш
    баасы мамлекеттик министри облусунда шаарында шаарынын президенти өкмөт мыйзам долбоору долбоорун жолу биринчи экинчи үчүнчү`.split(
      /\s+/u,
    ),
  ),
  // No word of Mongolian but a loan holds к, so none has it beside ө or ү, or ends in one short rounded vowel.
  ownShapes: /к.*[өү]|[өү].*к|.(?:[дтгк][өү]|[өй]т|[дт][үу]н)$/u,
  // Plurals, cases and verbs. Not -дан and -тан: names of countries.
  shapes:
    /.(?:н[ыиуү]н|(?<!у)дын|тын|[гк][еө]н|кан|[лдт][аеоө]р(?:[ыиуү]|ын|ин|ды|дин|дын|га|ге|го|гө)|[лт]т[аеоө]р|л[ео]р|д[ыуи]|т[ыу]|ууда|үүдө|ууга|үүгө|[аеоөыиуү]п|[ао]т)$/u,
};
