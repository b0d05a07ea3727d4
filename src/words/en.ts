// What we say to people in English; it knows nothing of where it is shown.
import type { Words } from './phrases.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const en = {
  skipToContent: 'Skip to the content',
  allHeadlines: 'All headlines',
  subscribe: 'Subscribe',
  nothingYet: 'Nothing has been published yet.',
  moreFeeds: 'More feeds',
  topics: 'Topics',
  outlets: 'Outlets',
  searchFeed: 'A feed of your own words:',
  allFeeds: 'All feeds (OPML)',
  undated: 'undated',
  originalTitle: 'Printed as',
  writtenBy: 'By',
  withoutAddress: 'This headline came without a link to its article.',
  contact: 'Contact',
  rights: 'Each story belongs to the outlet named beside it.',
  notFound: 'There is no such page.',
  withdrawn: 'This story has been withdrawn.',
  readAt: (outlet) => `Read it at ${outlet}`,
  date: ({ year, month, day }) => `${day} ${MONTHS[month - 1]} ${year}`,
  aboutHour: (hour) => `about ${String(hour).padStart(2, '0')}:00`,
} satisfies Words;
