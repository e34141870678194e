// Everything that can go wrong between an address and a story, and what a reader must be told.

/** Under this address each of `answers` is given. */
export const faultySrc = "articles/test-faulty.json";

const json = "application/json";
const answer = (body, contentType = json) => (route) => route.fulfill({ body, contentType });

/** `answer` is what the site does; `cause` must be in the message. */
export const answers = [
  {
    name: "a file that is not there",
    answer: (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<h1>404</h1>" }),
    cause: /404|not (there|found)|no (file|story)/i,
  },
  {
    name: "a server with a fault of its own",
    answer: (route) => route.fulfill({ status: 500, contentType: "text/plain", body: "oops" }),
    cause: /500/,
  },
  {
    name: "a web page instead of a story",
    answer: answer("<!doctype html><title>Sign in</title>", "text/html"),
    cause: /web page|HTML/i,
  },
  {
    name: "a file that is not JSON",
    answer: answer('{\n  "headline": "A",\n  "blocks": oops\n}'),
    cause: /line 3\b.*column \d+|3:\d+/is,
  },
  {
    name: "a file that ends too early",
    answer: answer('{"headline": "A", "blocks": [{"type": "paragraph", "text": "It beg'),
    cause: /end|cut|incomplete|truncated/i,
  },
  {
    name: "bytes that are not UTF-8",
    answer: answer(Buffer.from('{"headline":"\xff\xfe","blocks":[]}', "latin1")),
    cause: /UTF-8/i,
    // It could be opened all the same.
    asks: true,
  },
  { name: "an empty file", answer: answer(""), cause: /empty|no content|nothing in/i },
  { name: "a story without blocks", answer: answer('{"headline": "A"}'), cause: /blocks/i },
  {
    name: "a network that refuses",
    answer: (route) => route.abort("connectionrefused"),
    cause: /no answer|not answer|not be reached|connection|could ?n.t be (loaded|fetched)/i,
  },
];
