// What a language brings to datelines: a type alone. Each language has its words in a file of its own.

/** Words as they are printed, capitals and all; days are patterns of regular expressions without groups that capture. */
export interface DatelineWords {
  /** Agencies as they sign; without them `/VIDEO/` would be one. */
  readonly agencies: readonly string[];
  /** Cities of two words; before any other word with a capital may stand the last one of the title. */
  readonly cities: readonly string[];
  /** Where Mongolia's agencies sign without a day: any other word there may be a name, "U.Khurelsukh /MONTSAME/". */
  readonly seats: readonly string[];
  /** Days as datelines have them. */
  readonly days: readonly string[];
  /** The day that is a dateline without an agency; null where the language has none that no title could hold. */
  readonly unsigned: UnsignedDay | null;
}

interface UnsignedDay {
  readonly day: string;
  /** What every such day holds, so that other titles are not looked at further. */
  readonly sign: string;
  /** Units of the age that may follow it. */
  readonly units: readonly string[];
}
