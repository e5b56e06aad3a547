// Makes the import form kinder: whole folders dropped or chosen, many files in pieces, a line that says how far it is.
const form = document.querySelector("form[data-import]");
const PIECE_FILES = 100, PIECE_BYTES = 256 * 1024 * 1024;

// Systems hide such files; nobody means to import them.
const isHidden = (file) => (file.webkitRelativePath || file.name).split("/").some((part) => part.startsWith(".")) ||
  ["thumbs.db", "desktop.ini"].includes(file.name.toLowerCase());

// Every file of what was dropped; folders are walked.
const walk = async (entry) => {
  if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
  const reader = entry.createReader(), found = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return found;
    for (const one of some) if (!one.name.startsWith(".")) found.push(...(await walk(one)));
  }
};

// Files in pieces that one request may bring.
const pieces = (files) => {
  const found = [];
  let bytes = Infinity;
  for (const file of files) {
    if (bytes + file.size > PIECE_BYTES || found.at(-1).length >= PIECE_FILES) { found.push([]); bytes = 0; }
    found.at(-1).push(file);
    bytes += file.size;
  }
  return found;
};

if (form) {
  const files = form.querySelector("#files");
  const folder = form.querySelector("#folder");
  const box = form.querySelector("[data-drop]");
  const chosen = form.querySelector("[data-chosen]");
  const working = form.querySelector("[data-working]");
  const word = [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
  form.querySelector("[data-folder]").hidden = !("webkitdirectory" in folder);

  const all = () => [...files.files, ...folder.files].filter((file) => !isHidden(file));
  const show = () => {
    const names = all().map((file) => file.name);
    const hidden = files.files.length + folder.files.length - names.length;
    const few = names.slice(0, 8).join(", ") + (names.length > 8 ? " …" : "");
    const passed = hidden ? " " + chosen.dataset.hidden.replace("{n}", hidden) : "";
    if (names.length || hidden) chosen.textContent = chosen.dataset.text.replace("{n}", names.length) + " " + few + passed;
  };
  const put = (list) => {
    const transfer = new DataTransfer();
    for (const file of list) transfer.items.add(file);
    files.files = transfer.files;
    show();
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
  box.addEventListener("drop", async (event) => {
    event.preventDefault();
    box.classList.remove("drop-over");
    const plain = [...event.dataTransfer.files];
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.some((entry) => entry.isDirectory)) return put(plain);
    put((await Promise.all(entries.map(walk))).flat());
  });

  let before = "";
  const ask = async () => {
    try {
      const answer = await fetch(form.dataset.progress.replace("WORD", word));
      const text = answer.ok ? await answer.text() : "";
      if (text) working.textContent = before + text;
    } catch { /* the next one will tell */ }
  };
  const busy = () => {
    working.hidden = false;
    form.querySelector("button.big").setAttribute("aria-busy", "true");
    setInterval(ask, 800);
  };
  const watched = () => {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "watch", value: word });
    form.append(field);
  };

  // More than one request may bring: piece after piece, then one page about all of them.
  const send = async (list) => {
    const runs = [];
    for (const [at, piece] of list.entries()) {
      const done = list.slice(0, at).flat().length, count = list.flat().length;
      before = working.dataset.sent.replace("{done}", done).replace("{count}", count) + " ";
      working.textContent = before;
      const body = new FormData(form);
      body.delete("files");
      for (const file of piece) body.append("files", file);
      const answer = await fetch(form.action, { method: "POST", body });
      const run = answer.ok && answer.url.match(/\/import\/run\/(\d+)/);
      if (!run) throw new Error(answer.status);
      runs.push(Number(run[1]));
    }
    location = `/import/run/${Math.min(...runs)}?to=${Math.max(...runs)}`;
  };

  form.addEventListener("submit", (event) => {
    const list = pieces(all());
    watched();
    busy();
    if (list.length < 2 || form.rehearse.checked) {
      if (folder.files.length) { put(all()); folder.value = ""; }
      return;
    }
    event.preventDefault();
    send(list).catch(() => { working.textContent = working.dataset.broken; });
  });
}
