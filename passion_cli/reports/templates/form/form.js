// Where one stands and what every key does; each page has its own address, so that the
// browser's own back button goes back a question.

const main = document.getElementById("main");
const inputs = () => [...main.querySelectorAll("[name=answer]")];
const ENDS = { review: reviewPage, file: filePage };
const at = () => location.hash.slice(1);

function go(where) {
  if (at() === String(where)) show();
  else location.hash = where;
}

/** Return the question that an address names, from 0; below 0 it is no question. */
const placeOf = (where) => Number(where.replace("change-", "")) - 1;

function show(typed) {
  const where = at();
  if (Object.hasOwn(ENDS, where) && firstOpen() !== "review") return location.replace(`#${firstOpen()}`);
  const place = placeOf(where);
  main.replaceChildren(...pageAt(where, place, typed).flat().filter(Boolean));
  frame(place);
  (answerToFocus() ?? main.querySelector("h2")).focus({ preventScroll: true });
  return scrollTo(0, 0);
}

/** Return where one starts to answer: what is chosen already, or the first answer. */
const answerToFocus = () => inputs().find((each) => each.checked) ?? inputs()[0];

/** Choose or tick by a digit, as in a terminal; Enter goes on by itself. */
function press(event) {
  const chosen = inputs()[Number(event.key) - 1];
  const elsewhere = event.ctrlKey || event.altKey || event.metaKey || event.target.matches("textarea");
  if (elsewhere || !/^[1-9]$/.test(event.key) || !chosen?.matches("[type=radio], [type=checkbox]")) return;
  event.preventDefault();
  chosen.focus();
  chosen.click();
}

function pageAt(where, place, typed) {
  if (DATA.items[place]) return questionPage(place, typed);
  return Object.hasOwn(ENDS, where) ? ENDS[where]() : startPage(typed);
}

/** Set what stands around every page in the language of the person. */
function frame(place) {
  const [title, count] = [texts().title, say("ask.count", { n: place + 1, total: DATA.items.length })];
  document.documentElement.lang = state.language;
  document.title = DATA.items[place] ? `${count} · ${title}` : title;
  document.getElementById("title").textContent = title;
  document.getElementById("kept").textContent = say(erased ? "form.erased" : keeps ? "form.kept" : "form.not_kept");
  const choice = document.getElementById("languages");
  choice.setAttribute("aria-label", say("form.language"));
  for (const each of choice.children) each.setAttribute("aria-pressed", String(each.lang === state.language));
}

/** Change the language and stay where one is, with whatever is typed, ticked or refused. */
function speak(language) {
  const typed = readTyped();
  const refused = document.getElementById("refused")?.textContent;
  state.language = language;
  if (Object.keys(state.answers).length) keep();
  show(typed);
  if (refused) refuse(...(wrong(placeOf(at())) ?? [""]));
  document.querySelector(`#languages [lang=${language}]`).focus();
}

/** Return what is typed or ticked on this page, whether or not it is an answer. */
function readTyped() {
  if (document.getElementById("respondent")) return readStart();
  const number = document.getElementById("number");
  return number ? number.value : inputs().length ? ticked() : undefined;
}

const ticked = () => inputs().filter((each) => each.checked).map((each) => each.value);

const readStart = () => ({
  respondent: clean(document.getElementById("respondent").value.trim()),
  currency: document.getElementById("currency")?.value.trim() ?? state.currency,
});

/** Return a currency's three letters, or nothing. */
function code(text) {
  const known = Object.keys(DATA.symbols).find((key) => Object.values(DATA.symbols[key]).includes(text));
  const letters = known ?? text.toUpperCase();
  return /^[A-Z]{3}$/.test(letters) ? letters : "";
}

const isShort = (name) => [...name].length <= DATA.syntax.longest;

/** Return what is wrong on this page and where, or nothing. */
function wrong(place) {
  if (DATA.items[place]) {
    const { refused } = read(DATA.items[place], texts().items[place]);
    return refused && [refused, answerToFocus()];
  }
  const { respondent, currency } = readStart();
  const { longest } = DATA.syntax;
  if (!isShort(respondent)) return [say("form.name_refused", { longest }), document.getElementById("respondent")];
  return code(currency) ? undefined : [say("form.currency_refused"), document.getElementById("currency")];
}

/** Say what is wrong on this page and go there, or return false. */
function isWrong(place) {
  const found = wrong(place);
  if (found) refuse(...found);
  found?.[1]?.focus();
  return Boolean(found);
}

function begin(event) {
  event.preventDefault();
  if (isWrong()) return;
  const { respondent, currency } = readStart();
  Object.assign(state, { respondent, currency: code(currency) });
  keep();
  go(firstOpen());
}

/** Return the address of the first question without an answer, or of the review. */
function firstOpen() {
  const open = DATA.items.findIndex((item) => given(item.id) === undefined);
  return open < 0 ? "review" : open + 1;
}

function startAnew() {
  if (!confirm(say("form.erase_sure"))) return;
  erase();
  show();
}

/** Read what is typed or ticked: an answer, or `{refused}`. */
function read(item, told) {
  if (!item.options) {
    const typed = document.getElementById("number").value;
    const value = readAnswer(item, typed);
    const other = item.kind === "money" && value !== null && otherCurrency(typed, state.currency);
    if (other) return { refused: say("ask.other_currency", { given: other, currency: state.currency }) };
    const refused = refusal(item, value);
    return refused ? { refused: told.refusals[refused] } : { number: plainNumber(value) };
  }
  const chosen = ticked();
  if (!chosen.length) return { refused: say(item.kind === "multi" ? "form.nothing_ticked" : "form.nothing") };
  return item.kind === "multi" ? chosen : chosen[0];
}

function answer(event, place) {
  event.preventDefault();
  if (!isWrong(place)) put(place, read(DATA.items[place], texts().items[place]));
}

/** Keep an answer before anything else is shown; after a change the review comes again. */
function put(place, value) {
  state.answers[DATA.items[place].id] = value;
  keep();
  go(at().startsWith("change-") ? "review" : place + 1 < DATA.items.length ? place + 2 : "review");
}

/** Go back; what is typed or ticked is kept where it is an answer. */
function goBack(place) {
  const value = read(DATA.items[place], texts().items[place]);
  if (!value.refused) state.answers[DATA.items[place].id] = value;
  keep();
  go(at().startsWith("change-") ? "review" : place || "");
}

function tell(text) {
  document.getElementById("told").textContent = text;
}

function download(text, file) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  make("a", { href: url, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  tell(say("form.downloaded", { file }));
}

async function copy(shown, inside) {
  inside.open = true;
  shown.select();
  try {
    await navigator.clipboard.writeText(shown.value);
    tell(say("form.copied"));
  } catch {
    tell(say(document.execCommand("copy") ? "form.copied" : "form.copy_refused"));
  }
}

function eraseAll() {
  if (!confirm(say("form.erase_sure"))) return;
  erase();
  go("");
}

for (const each of document.getElementById("languages").children) {
  each.addEventListener("click", () => speak(each.lang));
}
addEventListener("hashchange", () => show());
addEventListener("keydown", press);
addEventListener("storage", ({ key, newValue }) => {
  if (key === DATA.draft) follow(newValue);
});
addEventListener("beforeunload", (event) => {
  if (!keeps && Object.keys(state.answers).length) event.preventDefault();
});
recall();
const isKnown = Object.hasOwn(ENDS, at()) || DATA.items[placeOf(at())];
if (!isKnown || !Object.keys(state.answers).length) location.replace("#");
show();
