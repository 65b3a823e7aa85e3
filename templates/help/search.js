// Suggestions under the search field, for mouse, keyboard and screen reader.
(() => {
  const form = document.querySelector("form[data-suggest]");
  if (!form) return;
  const input = form.querySelector("input");
  const make = (name, set) => {
    const it = document.createElement(name);
    for (const key in set) it.setAttribute(key, set[key]);
    form.append(it);
    return it;
  };
  const list = make("ul", { id: "suggestions", role: "listbox", "aria-label": input.labels[0].textContent });
  const said = make("p", { role: "status", class: "hidden" });
  const on = (name, then) => input.addEventListener(name, then);
  const tell = (name, value) => input.setAttribute(name, value);
  tell("role", "combobox");
  tell("aria-autocomplete", "list");
  tell("aria-controls", list.id);
  let [found, at, timer, asking] = [[], -1];

  const choose = (next) => {
    at = next;
    [...list.children].forEach((it, i) => it.setAttribute("aria-selected", i === at));
    const line = list.children[at];
    tell("aria-activedescendant", line?.id ?? "");
    line?.scrollIntoView({ block: "nearest" });
  };
  const open = (yes) => {
    list.hidden = !yes;
    tell("aria-expanded", yes);
    if (!yes) choose(-1);
  };
  const show = (answer) => {
    found = answer.results;
    list.replaceChildren(
      ...found.map((it, i) => {
        const line = make("li", { role: "option", id: `suggestion-${i}` });
        if (it.lang) line.lang = it.lang;
        line.append(make("strong"), make("span"));
        line.firstChild.textContent = it.title;
        line.lastChild.textContent = it.text;
        return line;
      }),
    );
    said.textContent = answer.said;
    open(found.length > 0 && input.matches(":focus"));
    choose(-1);
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const query = input.value.trim();
    if (!query) return show({ results: [], said: "" });
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(query)}`, asking);
      if (answer.ok) show(await answer.json());
    } catch {
      // Overtaken, or offline.
    }
  };

  open(false);
  on("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  on("keydown", (event) => {
    // Keys of an input method are its own.
    if (event.isComposing || !found.length) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      open(true);
      const all = found.length + 1;
      choose(((at + 1 + step + all) % all) - 1);
    } else if (event.key === "Enter" && at >= 0) location.assign(found[at].url);
    else if (event.key === "Escape" && !list.hidden) open(false);
    else return;
    event.preventDefault();
  });
  on("blur", () => open(false));
  on("focus", () => open(found.length > 0));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const line = event.target.closest("li");
    if (line) location.assign(found[line.id.slice(11)].url);
  });
})();
