// The token never leaves the fragment but in the body of one request, and the address is cleaned of it once it was used.
const button = document.getElementById("freeze");
const said = document.getElementById("said");
const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";

for (const link of document.querySelectorAll("[data-language]")) link.href += location.hash;

function say(what, good) {
  said.textContent = said.dataset[what];
  said.className = good ? "good" : "bad";
}

async function ask() {
  const response = await fetch("/api/v1/freeze", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  });
  if (response.status === 401) return { state: "unknown" };
  if (response.status === 429) return { state: "slow" };
  return response.ok ? response.json() : { state: "trouble" };
}

async function press() {
  const words = button.textContent;
  button.disabled = true;
  button.textContent = button.dataset.working;
  const { state, case: told } = await ask().catch(() => ({ state: "trouble" }));
  say(state, state === "done");
  button.textContent = state === "done" ? words : button.dataset.again;
  button.disabled = false;
  button.hidden = state === "done" || state === "unknown" || state === "refused";
  document.getElementById("person").className = state === "done" || state === "waiting" ? "" : "wanted";
  document.getElementById("text").hidden = state === "done";
  document.getElementById("next").hidden = false;
  document.getElementById("told").hidden = !told;
}

if (token) {
  button.hidden = false;
  button.addEventListener("click", press);
} else {
  say("noToken", false);
  document.getElementById("person").className = "wanted";
}
