"use strict";
// The report works without this script; it adds links between the two sides, search, details, and
// the switches. Texts of the page are only ever set as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const article = document.getElementById("article");
  const details = document.getElementById("details");
  const status = document.getElementById("status");
  const buttons = [...document.querySelectorAll("button.block")];
  const words = (index) => buttons[index].querySelector(".words").textContent;
  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const share = (value) => value.toFixed(2);

  // Both sides of a block light up together.
  const pieces = (index) => document.querySelectorAll(`[data-block="${index}"]`);
  const light = (event, on) => {
    const piece = event.target.closest("[data-block]");
    if (piece) pieces(piece.dataset.block).forEach((part) => part.classList.toggle("is-lit", on));
  };
  for (const [begins, ends] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(begins, (event) => light(event, true));
    document.addEventListener(ends, (event) => light(event, false));
  }

  // What was said of a block.
  const row = (cells, name = "td") => {
    const made = element("tr");
    cells.forEach((cell) => made.append(element(name, cell, /^\d\.\d\d$/.test(cell) ? "number" : "")));
    return made;
  };
  const table = (head, rows) => {
    const made = element("table");
    made.createTHead().append(row(head, "th"));
    const body = made.createTBody();
    rows.forEach((cells) => body.append(row(cells)));
    return made;
  };
  let opener = null;
  const close = () => {
    details.hidden = true;
    if (opener) opener.focus();
  };
  const open = (index) => {
    const block = data.blocks[index];
    const shut = element("button", "Close");
    shut.type = "button";
    shut.addEventListener("click", close);
    const said = block.decisions.map((one) => [one.label, share(one.confidence), one.because || one.reason, one.filter]);
    const claims = data.fields.flatMap((field) =>
      field.claims.filter((claim) => claim.block === index).map((claim) => [field.name, share(claim.confidence), claim.value, claim.filter]));
    details.replaceChildren(shut, element("h2", `Block ${index}: ${block.field}, ${block.stands.label}`));
    if (said.length) details.append(table(["Taken for", "Confidence", "Because", "Filter"], said));
    else details.append(element("p", "No filter said anything of it."));
    if (block.why.length) details.append(element("p", `The scorer saw: ${block.why.join(", ")}`));
    if (claims.length) details.append(table(["Claim on", "Confidence", "Value", "Filter"], claims));
    details.hidden = false;
    shut.focus();
  };
  document.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-block]");
    if (!piece) return;
    opener = buttons[piece.dataset.block];
    if (piece !== opener) opener.scrollIntoView({ block: "center" });
    open(Number(piece.dataset.block));
  });

  // Each filter can be switched off; what comes out then was worked out beforehand.
  const place = (index, field, label, changed) => {
    const button = buttons[index];
    button.dataset.field = field;
    button.querySelector(".kind").textContent = `${index} ${field} · ${label}`;
    button.classList.toggle("is-changed", changed);
  };
  const show = (variant) => {
    const now = data.blocks.map((block) => [block.field, block.stands.label, false]);
    (variant ? variant.changes : []).forEach((change) => { now[change.index] = [change.field, change.label, true]; });
    article.replaceChildren();
    now.forEach(([field, label, changed], index) => {
      place(index, field, label, changed);
      if (field === "removed") return;
      const piece = element("p", words(index));
      Object.assign(piece.dataset, { block: index, field, label });
      article.append(piece);
    });
    status.textContent = variant ? `Without ${variant.without}: ${variant.changes.length} blocks changed.` : "";
  };
  const without = document.getElementById("without");
  if (without) without.addEventListener("change", () => show(data.variants.find((one) => one.without === without.value)));

  // Search, in the page and in the article.
  const search = document.getElementById("search");
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    let found = 0;
    buttons.forEach((button, index) => {
      const is = wanted !== "" && words(index).toLowerCase().includes(wanted);
      found += is;
      pieces(index).forEach((piece) => piece.classList.toggle("is-found", is));
      button.parentElement.hidden = wanted !== "" && !is;
    });
    status.textContent = wanted ? `${found} blocks hold it.` : "";
  });
  const only = document.getElementById("only");
  only.addEventListener("change", () => buttons.forEach((button) => {
    button.parentElement.hidden = only.value !== "" && button.dataset.field !== only.value;
  }));

  // Keys: arrows between blocks, "/" to search, Escape to close.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !details.hidden) return close();
    if (event.key === "/" && event.target !== search) {
      event.preventDefault();
      return search.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = buttons.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    let next = at + step;
    while (buttons[next] && buttons[next].parentElement.hidden) next += step;
    if (buttons[next]) buttons[next].focus();
  });
})();
