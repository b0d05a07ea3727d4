// What has to be said in every language that we speak to people in: types only, it knows no language itself.

/** A calendar day on the publisher's own clock; `month` is 1 to 12. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Every phrase of the pages. A language that lacks one does not compile. */
export interface Words {
  readonly skipToContent: string;
  readonly allHeadlines: string;
  readonly subscribe: string;
  readonly nothingYet: string;
  readonly moreFeeds: string;
  readonly topics: string;
  readonly outlets: string;
  /** What stands before the address of a search. */
  readonly searchFeed: string;
  /** The list of all feeds, for feed readers. */
  readonly allFeeds: string;
  readonly undated: string;
  readonly originalTitle: string;
  readonly writtenBy: string;
  readonly withoutAddress: string;
  readonly contact: string;
  readonly rights: string;
  readonly notFound: string;
  readonly withdrawn: string;
  /** The link to the article itself. */
  readonly readAt: (outlet: string) => string;
  readonly date: (day: Day) => string;
  /** A time that is known to the hour only, 0 to 23. */
  readonly aboutHour: (hour: number) => string;
}
