// One box in the corner of a list chooses all of its rows.
for (const table of document.querySelectorAll("form table")) {
  const corner = table.querySelector("thead .tick");
  const boxes = [...table.querySelectorAll("tbody input[name=one]")];
  if (!corner || boxes.length < 2) continue;
  const every = document.createElement("input");
  every.type = "checkbox";
  every.setAttribute("aria-label", corner.textContent.trim());
  every.addEventListener("change", () => {
    for (const box of boxes) box.checked = every.checked;
  });
  table.addEventListener("change", () => {
    const chosen = boxes.filter((box) => box.checked).length;
    every.checked = chosen === boxes.length;
    every.indeterminate = chosen > 0 && chosen < boxes.length;
  });
  corner.replaceChildren(every);
}
