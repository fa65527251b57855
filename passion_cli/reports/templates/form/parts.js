// What pages are made of. Every text becomes a text node: nothing from outside is read as markup.

const texts = () => DATA.languages[state.language];

function say(key, values = {}) {
  return texts().say[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Make an element; attributes that are false are left out, functions listen to events. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== ""));
  return element;
}

const paragraph = (text, kind = "") => make("p", { class: kind || false, dir: "auto" }, text);
const button = (label, click, kind = "") => make("button", { type: "button", class: kind || false, click }, label);
const submit = (label) => make("button", { type: "submit", class: "main" }, label);

/** A line that is read out when it is filled. */
const alertLine = () => make("p", { id: "refused", class: "refused", role: "alert" });

function refuse(text, input) {
  accept();
  document.getElementById("refused").textContent = text;
  input?.setAttribute("aria-invalid", "true");
}

/** Take back what was said of a refused answer. */
function accept() {
  document.getElementById("refused").textContent = "";
  for (const each of main.querySelectorAll("[aria-invalid]")) each.removeAttribute("aria-invalid");
}

function field(id, label, help, value, more = {}) {
  return make(
    "div",
    { class: "field" },
    make("label", { for: id }, label),
    make("input", { id, value, autocomplete: "off", "aria-describedby": `${id}-help refused`, ...more }),
    make("p", { id: `${id}-help`, class: "quiet" }, help),
  );
}

/** Write a number as the language does, with at least and at most so many decimals. */
function localNumber(text, least = 0, most = 2) {
  const digits = { minimumFractionDigits: least, maximumFractionDigits: most };
  return new Intl.NumberFormat(texts().spoken === "fr" ? "fr-FR" : "en-GB", digits).format(text);
}

/** Write a number as one would type it; three decimals would be read again as thousands. */
function typedNumber(number) {
  const decimals = (number.split(".")[1] ?? "").length;
  const digits = decimals === DATA.numbers.ambiguous ? decimals + 1 : decimals;
  return localNumber(number, digits, digits).replace(/\u202f/g, " ");
}

const symbol = () => DATA.symbols[state.currency]?.[state.language] ?? state.currency;
const inCurrency = (text) => text.replaceAll("{cur}", symbol());

/** Return an answer as a person reads it. */
function spoken(place) {
  const item = DATA.items[place];
  const [told, value] = [texts().items[place], given(item.id)];
  if (value === undefined) return say("answer.unanswered");
  if (value.silence) return say(`answer.${value.silence}`);
  if (value.number !== undefined) return amount(item, told, value.number);
  const labels = [value].flat().map((each) => told.options[item.options.indexOf(each)]);
  return labels.join(" + ");
}

function amount(item, told, number) {
  if (item.kind === "money") return money(number);
  if (item.kind === "percent") return localNumber(number) + texts().percent;
  return told.unit ? `${localNumber(number)} ${told.unit}` : localNumber(number);
}

function centsOf(number) {
  const micro = readNumber(typedNumber(number)) + MICRO / 200n;
  const [step, rest] = [MICRO / 100n, micro % (MICRO / 100n)];
  return (micro - (rest < 0n ? rest + step : rest)) / step;
}

/** Write an amount, with cents only where there are any; halves of a cent go up. */
function money(number) {
  const cents = centsOf(number);
  const whole = cents < 0n ? -cents : cents;
  const text = `${whole / 100n}.${String(whole % 100n).padStart(2, "0")}`;
  const size = localNumber(text, whole % 100n ? 2 : 0);
  const sign = cents < 0n ? "-" : "";
  if (texts().spoken === "fr") return `${sign}${size}\u00a0${symbol()}`;
  return sign + symbol() + (/[A-Za-z]$/.test(symbol()) ? "\u00a0" : "") + size;
}
