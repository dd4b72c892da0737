// What HTML alone cannot do: keys, the drawer, copying, and the remembered theme. Every page works
// without it.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");

  function find(selector, within) { return (within || document).querySelector(selector); }
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function typing(target) { return target.closest("input, select, textarea, [contenteditable]") !== null; }

  // Theme: light, dark, or as the system has it. A cookie, so that the server sends it with the page.
  function toggleTheme() {
    var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    document.cookie = "heed-theme=" + root.dataset.theme + "; Path=/; Max-Age=31536000; SameSite=Lax";
  }

  // Rows and the drawer
  var here = -1;
  function rows() { return all("[data-row]"); }
  function link(row) { return find("a", row); }
  function mark(index) {
    var list = rows();
    if (list.length === 0) { return; }
    here = Math.max(0, Math.min(list.length - 1, index));
    list.forEach(function (row, i) { row.classList.toggle("here", i === here); });
    list[here].scrollIntoView({ block: "nearest" });
  }
  function drawer() { return find("#drawer"); }
  function drawerOpen() { return drawer() && !drawer().hidden; }
  function open(row) {
    var box = drawer();
    mark(rows().indexOf(row));
    if (!box || !window.htmx) { location.href = link(row).href; return; }
    htmx.ajax("GET", link(row).getAttribute("href"), { target: "#drawer", swap: "innerHTML" }).then(function () {
      if (box.hidden) {
        box.hidden = false;
        box.classList.add("arriving");
      }
      box.scrollTop = 0;
      box.focus({ preventScroll: true });
    });
  }
  function close() {
    if (!drawerOpen()) { return; }
    drawer().hidden = true;
    drawer().classList.remove("arriving");
    var row = rows()[here];
    if (row) { link(row).focus({ preventScroll: true }); }
  }
  function step(by) {
    mark(here + by);
    var row = rows()[here];
    if (!row) { return; }
    if (drawerOpen()) { open(row); } else { link(row).focus({ preventScroll: true }); }
  }

  function copy(button) {
    var text = find("#" + button.dataset.copy).textContent;
    navigator.clipboard.writeText(text).then(function () {
      var before = button.textContent;
      button.textContent = "Copied";
      setTimeout(function () { button.textContent = before; }, 1600);
    }, function () {
      // Not allowed to copy: show the text, selected, so that the keys can.
      var box = find("#" + button.dataset.copy).closest("details");
      if (box) { box.open = true; }
      getSelection().selectAllChildren(find("#" + button.dataset.copy));
    });
  }

  document.addEventListener("click", function (event) {
    var target = event.target;
    if (target.closest("[data-theme-toggle]")) { toggleTheme(); return; }
    if (target.closest("[data-close]")) { close(); return; }
    if (target.closest("[data-print]")) { window.print(); return; }
    if (target.closest("[data-help]")) { find("#help").showModal(); return; }
    var button = target.closest("[data-copy]");
    if (button) { copy(button); return; }
    var row = target.closest("[data-row]");
    var other = target.closest("a, button, input, select");
    var plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (row && plain && (!other || other === link(row)) && getSelection().isCollapsed) {
      event.preventDefault();
      open(row);
    }
  });

  document.addEventListener("focusin", function (event) {
    var row = event.target.closest("[data-row]");
    if (row) { mark(rows().indexOf(row)); }
  });

  document.addEventListener("change", function (event) {
    var form = event.target.closest("form[data-submit-on-change]");
    if (form && event.target.matches("select")) { form.requestSubmit(); }
  });

  // Filters that say nothing stay out of the address.
  document.addEventListener("submit", function (event) {
    if (event.target.matches("form[data-submit-on-change]")) {
      Array.prototype.forEach.call(event.target.elements, function (field) {
        if (field.name && field.value === "") { field.disabled = true; }
      });
    }
  });
  window.addEventListener("pageshow", function () {
    all("form[data-submit-on-change] :disabled").forEach(function (field) { field.disabled = false; });
  });

  document.addEventListener("keydown", function (event) {
    if (event.metaKey || event.ctrlKey || event.altKey) { return; }
    if (event.key === "Escape") {
      if (typing(event.target)) { event.target.blur(); } else { close(); }
      return;
    }
    if (typing(event.target) || find("dialog[open]")) { return; }
    if (event.key === "j") { step(1); } else if (event.key === "k") { step(-1); } else if (event.key === "?") {
      if (find("#help")) { find("#help").showModal(); }
    } else if (event.key === "/") {
      if (find("input[type=search]")) { find("input[type=search]").focus(); event.preventDefault(); }
    } else if (event.key === "Enter" && here >= 0 && (event.target === document.body || event.target === drawer())) {
      if (drawerOpen()) { location.href = link(rows()[here]).href; } else { open(rows()[here]); }
    }
  });
})();
