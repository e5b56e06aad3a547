// Makes the import form kinder: whole folders, dropping anywhere on the box, names of what was chosen, a sign of work.
const form = document.querySelector("form[data-import]");
if (form) {
  const files = form.querySelector("#files");
  const folder = form.querySelector("#folder");
  const box = form.querySelector("[data-drop]");
  const chosen = form.querySelector("[data-chosen]");
  form.querySelector("[data-folder]").hidden = false;
  folder.disabled = false;

  const show = () => {
    const names = [...files.files, ...folder.files].map((file) => file.name);
    const few = names.slice(0, 8).join(", ") + (names.length > 8 ? " …" : "");
    if (names.length) chosen.textContent = chosen.dataset.text.replace("{n}", names.length) + " " + few;
  };
  files.addEventListener("change", show);
  folder.addEventListener("change", show);

  for (const name of ["dragenter", "dragover"]) {
    box.addEventListener(name, (event) => {
      event.preventDefault();
      box.classList.add("drop-over");
    });
  }
  box.addEventListener("dragleave", () => box.classList.remove("drop-over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("drop-over");
    files.files = event.dataTransfer.files;
    show();
  });
  form.addEventListener("submit", () => {
    form.querySelector("[data-working]").hidden = false;
    form.querySelector("button.big").setAttribute("aria-busy", "true");
  });
}
