// How people write numbers: read by the expressions of the program itself, exact to a millionth.

const MICRO = 1000000n;
const whole = (source) => new RegExp(`^(?:${source})$`, "i");
const [TYPED, GROUPED, PLAIN] = ["typed", "grouped", "plain"].map((key) => whole(DATA.numbers[key]));
const SPACES = new RegExp(DATA.numbers.spaces, "g");

/** Return a typed number in millionths, or null. */
function readNumber(text) {
  if ([...text].length > DATA.numbers.longest) return null;
  const match = TYPED.exec(text);
  if (!match) return null;
  const [, sign, grouped, scale] = match;
  const digits = grouped.replace(SPACES, "");
  const shapes = scale ? [PLAIN, GROUPED] : [GROUPED, PLAIN];
  const parts = shapes.map((shape) => shape.exec(digits)).find(Boolean);
  if (!parts) return null;
  const decimals = (parts[parts.length - 1] || "").padEnd(6, "0");
  const size = BigInt(parts[1].replace(/[.,]/g, "") + decimals);
  const value = size * BigInt(DATA.numbers.scales[scale.toLowerCase()]);
  return sign ? -value : value;
}

/** Return the key of what is wrong with a number, or nothing. */
function refusal(item, value) {
  if (value === null) return "not_a_number";
  if (value < BigInt(item.low) || value > BigInt(item.high)) return "out_of_range";
  return item.whole && value % MICRO ? "not_whole" : "";
}

/** Return millionths as an answers file writes them: no more digits than it takes. */
function plainNumber(value) {
  const size = value < 0n ? -value : value;
  const decimals = String(size % MICRO).padStart(6, "0").replace(/0+$/, "");
  return (value < 0n ? "-" : "") + size / MICRO + (decimals && `.${decimals}`);
}

/** Return the currencies that a sign or a code beside a number can stand for. */
function meant(mark) {
  const sign = Object.keys(DATA.numbers.signs).find((each) => mark.includes(each));
  if (sign) return DATA.numbers.signs[sign];
  if (!mark.includes("$")) return [mark.toUpperCase()];
  const whose = DATA.numbers.dollars[mark.toLowerCase().replace("$", "").replace(/^[km]+/, "")];
  return whose ? [whose] : Object.values(DATA.numbers.dollars);
}

/** Read a number that answers a question: a percentage answers none that asks for something else. */
function readAnswer(item, text) {
  return text.includes("%") && item.kind !== "percent" ? null : readNumber(text);
}

/** Return the sign or code of another currency beside a typed amount, or nothing. */
function otherCurrency(text, currency) {
  const marks = text.match(new RegExp(DATA.numbers.marks, "gi")) ?? [];
  return marks.find((mark) => !meant(mark).includes(currency)) ?? "";
}
