"use strict";
// Sorts tables, and searches among what is listed. The page works without it.
(() => {
  const status = document.getElementById("status");
  const search = document.getElementById("search");

  // Sort by a column: numbers as numbers, texts as people sort them; once more turns it round.
  const texts = new Intl.Collator(undefined, { numeric: true });
  const value = (row, at) => {
    const cell = row.cells[Math.min(at, row.cells.length - 1)];
    return cell.dataset.sort ?? cell.textContent;
  };
  document.querySelectorAll("table.sortable").forEach((table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => head.firstChild.addEventListener("click", () => {
      const numbers = head.classList.contains("number");
      // The most comes first where numbers are sorted for the first time.
      const next = { ascending: "descending", descending: "ascending" }[head.ariaSort] || (numbers ? "descending" : "ascending");
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", next);
      const sign = next === "ascending" ? 1 : -1;
      const compare = numbers ? (a, b) => (Number(a) || 0) - (Number(b) || 0) : texts.compare;
      const rows = [...table.tBodies[0].rows].map((row) => [value(row, at), row]);
      rows.sort((a, b) => sign * compare(a[0], b[0]));
      table.tBodies[0].append(...rows.map(([, row]) => row));
    }));
  });

  // Search among pages, and show one kind of change only.
  const listed = [...document.querySelectorAll("details[data-page], #h-pages ~ .wide tbody tr")];
  const what = document.getElementById("what");
  const show = () => {
    const wanted = search.value.trim().toLowerCase();
    const kind = what ? what.value : "";
    let found = 0;
    listed.forEach((one) => {
      const changes = [...one.querySelectorAll("[data-what]")];
      changes.forEach((change) => { change.hidden = kind !== "" && change.dataset.what !== kind; });
      const is = one.textContent.toLowerCase().includes(wanted) && (kind === "" || changes.some((change) => !change.hidden));
      one.hidden = !is;
      found += is;
    });
    status.textContent = wanted || kind ? `${found} of ${listed.length} pages.` : "";
  };
  if (search) search.addEventListener("input", show);
  if (what) what.addEventListener("change", show);

  // Keys: "/" to search, arrows between pages.
  const stops = () => listed.filter((one) => !one.hidden).map((one) => one.querySelector("summary, a")).filter(Boolean);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && search && event.target !== search) {
      event.preventDefault();
      search.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = step ? stops() : [];
    const at = all.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    if (all[at + step]) all[at + step].focus();
  });

  const all = document.getElementById("all");
  if (all) all.addEventListener("click", () => {
    const open = all.getAttribute("aria-pressed") !== "true";
    all.setAttribute("aria-pressed", String(open));
    document.querySelectorAll("details[data-page]").forEach((one) => { one.open = open; });
  });
})();
