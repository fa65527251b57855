// The answers file, byte for byte as the program writes it.

const BARE = new RegExp(`^(?:${DATA.syntax.plain})$`);
const RESERVED = new RegExp(`^(?:${DATA.syntax.reserved})$`, "i");
const HARMFUL = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Replace what could drive a terminal or reorder a line. */
function clean(text) {
  const tamed = (each) => (each === "\t" ? " " : HARMFUL.test(each) ? "\ufffd" : each);
  return [...text].map(tamed).join("");
}

function word(text) {
  return BARE.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);
}

/** Answers are kept as an option id, a list of them, `{number: "12"}` or `{silence: "unknown"}`. */
function yaml(value) {
  if (Array.isArray(value)) return `[${value.map(word).join(", ")}]`;
  return typeof value === "string" ? word(value) : value.number ?? value.silence;
}

function today() {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${day}`;
}

function answersText() {
  const head = [`format: ${DATA.syntax.format}`, `rulebook: ${DATA.rulebook}`];
  if (state.respondent) head.push(`respondent: ${word(state.respondent)}`);
  head.push(`date: ${today()}`, `language: ${word(texts().spoken)}`);
  if (DATA.money) head.push(`currency: ${word(state.currency)}`);
  const answered = DATA.items.filter((item) => given(item.id) !== undefined);
  const body = answered.map((item) => `  ${item.id}: ${yaml(given(item.id))}`);
  return [...head, answered.length ? "answers:" : "answers: {}", ...body].join("\n") + "\n";
}

/** Name the file after the person; files of people without a name are told apart by a number. */
function fileName() {
  const bare = state.respondent.normalize("NFKD").replace(/[^\x20-\x7e]/g, "").toLowerCase();
  const slug = bare.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 40);
  return `${slug || `passion-${state.tag}`}-${today()}.yaml`;
}
