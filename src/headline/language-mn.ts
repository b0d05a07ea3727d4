// What Mongolian in Cyrillic looks like beside Russian, Kazakh and Kyrgyz. Data only; it knows nothing of headlines or case.
import type { LanguageMarks } from './language-marks.ts';

/** Not "монгол": Russian "Монголии" begins so. Not the endings -тай and -той: Russian has "Китай" and "простой". */
export const mongolian: LanguageMarks = {
  language: 'mn',
  words: new Set(
    `нь байна болно вэ гэж дахь дэх тухай болов боллоо болжээ байгаа байв байсан байхгүй гэв гэлээ гэсэн гэнэ ба болон бөгөөд энэ тэр уу үү
    биш бүх шинэ оны онд оноос сарын цаг цагийн өдөр өдрийн хоёр гурван дөрвөн таван арван олон улсын улс хүн хүний хүүхэд сайд дарга
    аймгийн аймаг аймагт хотын нийслэлийн үнэ төгрөг төгрөгийн тэрбум мянган хувь хувиар авч хийж өгч орж гарч ирж болох хэрэг засгийн газар
    газрын хуулийн хууль хурал хурлын төсөл гишүүн ерөнхий ерөнхийлөгч жилийн жил хамгийн удаа болж үеэр эсрэг гаруй дээр хүртэл дараа өмнө
    мөн авлаа улмаас зам ажил ажлын ын ийн ыг ийг руу рүү тай тэй аас ээс`.split(/\s+/u),
  ),
  ownShapes: /.(?:[жч]ээ|л(?:аа|ээ|өө)|ийн|ийг|ыг|гүй|[оө]{2}с)$|[а-яёөү]v|v[а-яёөү]/u,
  // Long vowels but оо (Russian "сообщить"), endings of cases and verbs, and ө at the start. A Latin v stood for ү on old keyboards.
  shapes:
    /аа|ээ|уу|үү|өө|^ө|.(?:лоо|йн|[лрвмгхс]ын|[оө]{2}[рд]|[аэө]в|[гдсл][эө][гн]|[нд][эө]|[аэоөуүи]лт|[лгдрсхй]ж|[рсг]ч)$/u,
};
