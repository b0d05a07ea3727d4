// What we say to people in Mongolian (Cyrillic); it knows nothing of where it is shown.
import type { Words } from './phrases.ts';

export const mn = {
  skipToContent: 'Агуулга руу шууд очих',
  allHeadlines: 'Бүх гарчиг',
  subscribe: 'Захиалах',
  nothingYet: 'Одоогоор мэдээ нийтлэгдээгүй байна.',
  moreFeeds: 'Бусад суваг',
  topics: 'Сэдэв',
  outlets: 'Хэвлэл мэдээллийн байгууллага',
  searchFeed: 'Өөрийн үгээр суваг үүсгэх:',
  allFeeds: 'Бүх суваг (OPML)',
  undated: 'огноогүй',
  originalTitle: 'Эх гарчиг',
  writtenBy: 'Бичсэн:',
  withoutAddress: 'Энэ гарчиг нийтлэлийн холбоосгүй ирсэн.',
  contact: 'Холбоо барих',
  rights: 'Мэдээ бүрийн эрх хажууд нь нэрлэсэн хэвлэлд хамаарна.',
  notFound: 'Ийм хуудас алга.',
  withdrawn: 'Энэ мэдээг эргүүлэн татсан.',
  // The name stands after a colon, because a case ending would have to follow the vowels of a name that we do not know.
  readAt: (outlet) => `Эх сурвалжаас унших: ${outlet}`,
  date: ({ year, month, day }) => `${year} оны ${month}-р сарын ${day}`,
  aboutHour: (hour) => `${hour} цагийн үед`,
} satisfies Words;
