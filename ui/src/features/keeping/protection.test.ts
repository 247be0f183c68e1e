import { expect, test } from "vitest";

import page from "../../../../assets/help/protection.md";
import { foldTests } from "./protection";

const columns = (html: string) => {
  const shown = document.createElement("div");
  shown.innerHTML = html;
  return shown;
};

test("the help's table gives its width to words; which test shows a row is folded under it, and none is lost", () => {
  const [before, after] = [columns(page), columns(foldTests(page))];
  const named = (shown: HTMLElement) => [...shown.querySelectorAll("code")].map((one) => one.textContent);
  expect(named(before).length).toBeGreaterThan(20);
  expect(named(after)).toEqual(named(before));
  expect([...after.querySelectorAll("thead th")].map((one) => one.textContent)).not.toContain("Shown by");
  for (const row of after.querySelectorAll("tbody tr")) expect(row.children).toHaveLength(3);
  expect(after.querySelectorAll("td > details > summary").length).toBeGreaterThan(10);
  expect(after.querySelectorAll("td > code"), "all of them folded").toHaveLength(0);
});
