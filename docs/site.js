"use strict";
// Wide tables scroll by themselves: let the keyboard reach them. The theme has wrapped them by the next task.
document$.subscribe(() => setTimeout(() => {
  document.querySelectorAll(".md-typeset__scrollwrap").forEach((one) => { one.tabIndex = 0; });
}));
