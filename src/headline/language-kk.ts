// What Kazakh in Cyrillic looks like beside Mongolian, Russian and Kyrgyz, where its own letters (ә ғ қ ң ұ і) do not show it. Data only.
import type { LanguageMarks } from './language-marks.ts';

export const kazakh: LanguageMarks = {
  language: 'kk',
  words: new Set(
    `және үшін мен пен бойынша туралы болды болады болып екен емес бір бұл деп қазақ қазақстан қазақстанда жаңа ел елі елдің елде күні кейін халық
    өткен арқылы дейін жыл жылы жылдың тенге теңге облысы ауданы министрі`.split(/\s+/u),
  ),
  ownShapes: /[әғқұі]/u,
  shapes: /.(?:[нтд][ыі]ң|[дт][ае]ғы|л[ае]р[ыі]?|л[ае]рд[ыі]ң|[дт]ы|[дт]і)$/u,
};
