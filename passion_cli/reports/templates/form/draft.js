// The draft in the browser's own storage, where that is allowed.

/** The language that was asked for, or the first of the browser's that the form has. */
const firstLanguage = () =>
  DATA.language ??
  navigator.languages.map((each) => each.slice(0, 2)).find((each) => Object.hasOwn(DATA.languages, each)) ??
  DATA.fallback;

const fresh = () => ({
  answers: {},
  language: firstLanguage(),
  currency: DATA.currency,
  respondent: "",
  tag: String(crypto.getRandomValues(new Uint32Array(1))[0]).slice(-6).padStart(6, "0"),
});

let state = fresh();
let keeps = true;
let erased = false;

function keep() {
  try {
    localStorage.setItem(DATA.draft, JSON.stringify(state));
    [keeps, erased] = [true, false];
  } catch {
    keeps = false;
  }
}

function erase() {
  state = { ...fresh(), language: state.language };
  try {
    localStorage.removeItem(DATA.draft);
    erased = true;
  } catch {
    keeps = false;
  }
}

/** Return the answer to an item, or undefined. */
const given = (id) => (Object.hasOwn(state.answers, id) ? state.answers[id] : undefined);

/** Tell whether this browser holds a draft, even one that could not be brought up to date. */
function holdsDraft() {
  try {
    return localStorage.getItem(DATA.draft) !== null;
  } catch {
    return false;
  }
}

/** Take up what an earlier visit left; whatever does not fit these questions is asked again. */
function recall() {
  try {
    const found = JSON.parse(localStorage.getItem(DATA.draft));
    if (found) state = { ...fresh(), ...known(found) };
    localStorage.setItem(`${DATA.draft}?`, "");
    localStorage.removeItem(`${DATA.draft}?`);
  } catch {
    keeps = false;
  }
}

/** Take over what another tab of this form kept or erased, so that neither undoes the other. */
function follow(draft) {
  if (draft) recall();
  else state = { ...fresh(), language: state.language };
}

function known({ answers, language, currency, respondent, tag }) {
  const name = clean(String(respondent ?? ""));
  const kept = { answers: fitting(answers ?? {}), respondent: isShort(name) ? name : "" };
  if (Object.hasOwn(DATA.languages, language)) kept.language = language;
  if (/^[0-9]{6}$/.test(tag)) kept.tag = tag;
  return code(String(currency)) ? { ...kept, currency: code(String(currency)) } : kept;
}

function fitting(answers) {
  const kept = DATA.items.filter((item) => Object.hasOwn(answers, item.id) && fits(item, answers[item.id]));
  return Object.fromEntries(kept.map((item) => [item.id, answers[item.id]]));
}

function fits(item, value) {
  if (value?.silence) return item.silences.includes(value.silence);
  if (item.kind === "single") return item.options.includes(value);
  if (item.kind === "multi") return Array.isArray(value) && value.every((each) => item.options.includes(each));
  return value?.number !== undefined && !refusal(item, readNumber(value.number));
}
