// rss2email, which sends each new story as a mail, here into a folder (Maildir).
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run, runPython, type Open, type Shown } from './reader.ts';

/** `Date` is the story's own where it has one, else the time of sending. */
const SETTINGS = `[DEFAULT]
from = reader@reader.example
to = reader@reader.example
email-protocol = maildir
maildir-path = .
maildir-mailbox = mails
date-header = True
date-header-order = issued, modified
html-mail = True
name-format = {author}
verbose = warning
`;

const SCRIPT = `
import email.policy, email.utils, json, mailbox, sys
def read(file):
    return email.message_from_binary_file(file, policy=email.policy.default)
json.dump([{
    "feed": str(mail["X-RSS-Feed"]), "title": str(mail["Subject"]), "link": str(mail["X-RSS-URL"]),
    "at": mail["Date"].datetime.timestamp(), "author": mail["From"].addresses[0].display_name,
    "text": mail.get_content(),
} for mail in mailbox.Maildir("mails", factory=read, create=False)], sys.stdout)
`;

interface Mail {
  readonly feed: string;
  readonly title: string;
  readonly link: string;
  /** Seconds. */
  readonly at: number;
  readonly author: string;
  readonly text: string;
}

export const openRss2email: Open = async (folder, addresses) => {
  const feeds = addresses.map((address, at) => `\n[feed.feed${at}]\nurl = ${address}\n`);
  await writeFile(path.join(folder, 'settings'), SETTINGS + feeds.join(''));
  return {
    async refresh() {
      await run(folder, ['r2e', '-c', 'settings', '-d', 'seen', 'run']);
      const mails = JSON.parse(await runPython(folder, SCRIPT)) as readonly Mail[];
      return new Map(addresses.map((address) => [address, mails.filter(({ feed }) => feed === address).map(toShown)]));
    },
    async [Symbol.asyncDispose]() {},
  };
};

function toShown({ title, link, at, author, text }: Mail): Shown {
  return { title, link, at: new Date(at * 1000).toISOString(), authors: [author], language: null, text };
}
