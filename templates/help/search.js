// Search as you type: suggestions under the field, for the mouse, the keyboard and a screen reader.
(() => {
  const form = document.querySelector("form[data-suggest]");
  if (!form) return;
  const input = form.querySelector("input");
  const make = (name, set) => {
    const it = document.createElement(name);
    for (const key in set) it.setAttribute(key, set[key]);
    return it;
  };
  const name = form.querySelector("label").textContent;
  const list = make("ul", { id: "suggestions", role: "listbox", "aria-label": name, hidden: "" });
  const said = make("p", { role: "status", class: "hidden" });
  form.append(list, said);
  const state = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const key in state) input.setAttribute(key, state[key]);
  let found = [];
  let at = -1;
  let timer;
  let asking;

  const choose = (next) => {
    at = next;
    [...list.children].forEach((it, i) => it.setAttribute("aria-selected", String(i === at)));
    const chosen = list.children[at];
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const open = (yes) => {
    list.hidden = !yes;
    input.setAttribute("aria-expanded", String(yes));
    if (!yes) choose(-1);
  };
  const show = (answer) => {
    found = answer.results;
    list.replaceChildren(
      ...found.map((it, i) => {
        const line = make("li", { role: "option", id: `suggestion-${i}` });
        if (it.lang) line.lang = it.lang;
        const title = make("strong", {});
        const text = make("span", {});
        title.textContent = it.title;
        text.textContent = it.text;
        line.append(title, text);
        return line;
      }),
    );
    said.textContent = answer.said;
    choose(-1);
    open(found.length > 0);
  };
  const ask = async () => {
    asking?.abort();
    const query = input.value.trim();
    if (!query) return show({ results: [], said: "" });
    asking = new AbortController();
    try {
      const url = `${form.dataset.suggest}?q=${encodeURIComponent(query)}`;
      const answer = await fetch(url, { signal: asking.signal });
      if (answer.ok) show(await answer.json());
    } catch {
      // Overtaken by the next letter, or offline: the form still works.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("keydown", (event) => {
    // Keys of an input method are its own.
    if (event.isComposing || !found.length) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      open(true);
      const most = found.length + 1;
      choose(((at + 1 + step + most) % most) - 1);
    } else if (event.key === "Enter" && at >= 0) location.assign(found[at].url);
    else if (event.key === "Escape" && !list.hidden) open(false);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => open(false));
  input.addEventListener("focus", () => open(found.length > 0));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const line = event.target.closest("li");
    if (line) location.assign(found[[...list.children].indexOf(line)].url);
  });
})();
