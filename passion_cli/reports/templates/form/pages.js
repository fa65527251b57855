// The pages: the start, a question, the review, the file.

const DIGITS = 9;

function startPage(typed) {
  const { respondent, currency } = typed ?? state;
  const answered = Object.keys(state.answers).length;
  const total = DATA.items.length;
  const form = make("form", { submit: begin, novalidate: true });
  form.append(
    field("respondent", say("form.name"), say("form.name_help"), respondent),
    DATA.money ? field("currency", say("form.currency"), say("form.currency_help"), currency, { class: "short" }) : "",
    alertLine(),
    make("div", { class: "row" }, submit(say(answered ? "resume.go_on" : "form.start"))),
  );
  if (answered) form.lastChild.append(button(say("form.fresh"), startAnew));
  return [
    make("h2", { tabindex: "-1" }, say("form.lead")),
    ...texts().introduction.map((line) => paragraph(line)),
    paragraph(`${say("form.private")} ${say("form.no_score")}`),
    answered ? paragraph(say(`form.found.${answered > 1 ? "many" : "one"}`, { n: answered, total }), "notice") : "",
    form,
  ];
}

function questionPage(place, typed) {
  const item = DATA.items[place];
  const told = texts().items[place];
  const form = make("form", { submit: (event) => answer(event, place), novalidate: true });
  form.append(
    item.options ? choices(item, told, typed) : numberField(item, told, typed),
    make(
      "div",
      { class: "actions" },
      alertLine(),
      make("div", { class: "row" }, submit(say("form.next")), silenceButtons(item, told, place)),
    ),
    make("div", { class: "row" }, button(say("form.back"), () => goBack(place), "plain")),
  );
  return [progress(place, told), form, aid(told)];
}

function progress(place, told) {
  const total = DATA.items.length;
  const where = say("ask.count", { n: place + 1, total });
  return make(
    "div",
    { class: "progress" },
    told.topic ? make("p", { class: "strong", dir: "auto" }, told.topic) : "",
    make("p", { class: "quiet" }, `${where} · ${told.left}`),
    make("progress", { max: total, value: place, "aria-label": where }),
  );
}

const heading = (text) => make("h2", { tabindex: "-1", dir: "auto" }, text);

function choices(item, told, typed) {
  const several = item.kind === "multi";
  const chosen = typed ?? [given(item.id) ?? []].flat();
  const lines = item.options.map((key, number) => {
    const type = several ? "checkbox" : "radio";
    const input = make("input", { type, name: "answer", value: key, checked: chosen.includes(key), change: tick });
    const digit = make("span", { class: "key", "aria-hidden": "true" }, number < DIGITS ? String(number + 1) : "");
    return make("label", { class: "choice", dir: "auto" }, input, make("span", {}, told.options[number]), digit);
  });
  return make(
    "fieldset",
    { "aria-describedby": "how refused", "data-exclusive": item.exclusive ?? "" },
    make("legend", {}, heading(inCurrency(told.question))),
    make("p", { id: "how", class: "quiet" }, say(several ? "form.several" : "form.one")),
    ...lines,
  );
}

/** Keep the one line that excludes all others alone. */
function tick(event) {
  accept();
  const only = event.target.closest("fieldset").dataset.exclusive;
  if (!only || !event.target.checked) return;
  for (const each of inputs()) {
    if ((each.value === only) !== (event.target.value === only)) each.checked = false;
  }
}

function numberField(item, told, typed) {
  const value = given(item.id)?.number;
  const mode = BigInt(item.low) < 0n ? "text" : "decimal";
  const shown = typed ?? (value === undefined ? "" : typedNumber(value));
  const unit = item.kind === "money" ? symbol() : item.kind === "percent" ? "%" : told.unit;
  const described = { "aria-labelledby": "question unit", "aria-describedby": "how refused" };
  const input = make("input", { id: "number", name: "answer", inputmode: mode, autocomplete: "off", value: shown, ...described });
  const title = heading(inCurrency(told.question));
  title.id = "question";
  return make(
    "div",
    { class: "question" },
    title,
    make("p", { id: "how", class: "quiet" }, say("form.number")),
    make("div", { class: "number" }, input, make("span", { id: "unit", dir: "auto" }, unit)),
  );
}

function silenceButtons(item, told, place) {
  const chosen = given(item.id)?.silence;
  return item.silences.map((silence) => {
    const label = silence === "unknown" ? told.skip : say("form.not_applicable");
    const pressed = String(chosen === silence);
    return make("button", { type: "button", "aria-pressed": pressed, click: () => put(place, { silence }) }, label);
  });
}

function aid(told) {
  if (!told.aid.length) return "";
  const parts = told.aid.map(([title, text]) => [make("h3", {}, title), paragraph(text)]);
  return make("details", {}, make("summary", {}, say("form.help")), ...parts);
}

/** One line of the review: what was asked, what was said, and the way to change it. */
function reviewed(title, said, where) {
  const change = button(say("form.change"), () => go(where), "plain");
  change.setAttribute("aria-label", say("form.change_item", { title }));
  return make("li", {}, make("div", {}, paragraph(title, "quiet"), paragraph(said, "strong")), change);
}

function reviewPage() {
  const name = state.respondent || say("form.nobody");
  const who = DATA.money ? `${name} · ${state.currency}` : name;
  const rows = [
    reviewed(say(DATA.money ? "form.who" : "form.name"), who, ""),
    ...DATA.items.map((_, place) => reviewed(texts().items[place].title, spoken(place), `change-${place + 1}`)),
  ];
  return [
    make("h2", { tabindex: "-1" }, say("form.review")),
    paragraph(say("form.review_lead")),
    make("div", { class: "row" }, button(say("form.to_file"), () => go("file"), "main")),
    make("ol", { class: "answers" }, rows),
    make(
      "div",
      { class: "row" },
      button(say("form.to_file"), () => go("file"), "main"),
      button(say("form.back"), () => go(DATA.items.length), "plain"),
    ),
  ];
}

function filePage() {
  const [text, file] = [answersText(), fileName()];
  const label = say("form.file", { file });
  const shown = make("textarea", { id: "text", readonly: true, rows: 12, "aria-label": label, spellcheck: "false" }, text);
  const inside = make("details", {}, make("summary", {}, label), shown);
  return [
    make("h2", { tabindex: "-1" }, say("form.done")),
    paragraph(say("form.done_lead")),
    make(
      "div",
      { class: "row" },
      button(say("form.download"), () => download(text, file), "main"),
      button(say("form.copy"), () => copy(shown, inside)),
    ),
    make("p", { id: "told", class: "strong", role: "status" }),
    inside,
    make(
      "div",
      { class: "row" },
      button(say("form.back"), () => go("review"), "plain"),
      holdsDraft() ? button(say("form.erase"), eraseAll, "plain") : "",
    ),
  ];
}
