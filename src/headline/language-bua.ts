// What Buryat looks like beside Mongolian, of which it is the next of kin, where its own letter һ does not show it. Data only.
import type { LanguageMarks } from './language-marks.ts';

export const buryat: LanguageMarks = {
  language: 'bua',
  words: new Set(
    `буряад буряадай буряадууд шэнэ үдэр үдэрэй үдэрнүүд хэлэн хэлэнэй хэлэнэ хүүгэд хүүгэдэй зон зоной арадай ороной ороноор улас уласай боложо болобо
    гэжэ байжа байба ябажа ябаба ерэбэ ерэжэ абаба хото хотодо хотын үндэ үдэдэ үдын сагаалган сагаан багшанар наадан театрай жэл жэлэй жэлдэ юм юумэн
    эхилбэ үнгэрбэ нээгдэбэ баригдаба дээрэ соо гү энэл түрүүшын хүн бүхэн аад хадаа бшуу дэлхэйн ажал ажалай номууд`.split(
      /\s+/u,
    ),
  ),
  // Past forms in -ба, ш and ж before э, the long plural -нууд and cases that keep their last vowel.
  ownShapes: /шэ(?!э|нь)|жэ(?!э|нь)|.{2}(?:[аэо]б[аэо]|[рглнд]б[эо]|гш[аэ]д|[аэ]н[аэ]й|нуудта|нүүдтэ|д[эо])$/u,
  shapes: /.{2}(?:да|[рнлтд][аэо]й|ж[аэо]|һ[аэо])$/u,
};
