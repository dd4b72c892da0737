// The command palette: Ctrl-K or Cmd-K on any page. Without it the button leads to the page /search.
(function () {
  "use strict";
  var WAIT_MS = 40;
  var box = document.getElementById("palette");
  if (/Mac|iPhone|iPad/.test(navigator.platform)) { document.documentElement.classList.add("apple"); }
  if (!box) { return; }
  var field = document.getElementById("palette-field");
  var list = document.getElementById("palette-list");
  var said = document.getElementById("palette-said");
  var timer = 0, asked = null, shown = null;

  function options() { return Array.prototype.slice.call(list.querySelectorAll("[role=option]")); }
  function chosen() { return list.querySelector("[aria-selected=true]"); }
  function choose(option) {
    var before = chosen();
    if (before) { before.setAttribute("aria-selected", "false"); }
    if (!option) { field.removeAttribute("aria-activedescendant"); return; }
    option.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }
  function step(by) {
    var all = options(), at = all.indexOf(chosen());
    if (all.length) { choose(all[(at + by + all.length) % all.length]); }
  }

  // Only the answer to the last question is shown.
  function ask() {
    var query = field.value;
    if (asked) { asked.abort(); }
    asked = new AbortController();
    fetch("/search?q=" + encodeURIComponent(query), { headers: { "HX-Request": "true" }, signal: asked.signal, credentials: "same-origin" })
      .then(function (answer) {
        if (answer.status === 401) { location.reload(); }
        if (!answer.ok) { throw new Error(String(answer.status)); }
        return answer.text();
      })
      .then(function (html) {
        shown = query;
        list.innerHTML = html;
        said.textContent = list.querySelector("[data-count]").textContent;
        choose(options()[0]);
      })
      .catch(function (problem) {
        if (problem.name !== "AbortError") { said.textContent = box.dataset.failed; list.textContent = box.dataset.failed; }
      });
  }
  function open() {
    if (box.open) { field.select(); return; }
    var other = document.querySelector("dialog[open]");
    if (other) { other.close(); }
    box.showModal();
    field.focus();
    field.select();
    if (shown !== field.value) { ask(); }
  }

  function press(selector) {
    var button = document.querySelector(selector);
    if (button) { button.click(); }
  }
  var acts = {
    theme: function () { press("[data-theme-toggle]"); },
    help: function () { press("[data-help]"); },
    language: function () { press('form[action="/language"] button'); },
    "sign-out": function () { press('form[action="/sign-out"] button'); }
  };
  function take(option, elsewhere) {
    if (!option) { return; }
    var href = option.dataset.href, act = acts[option.dataset.act];
    if (href && elsewhere) { window.open(href, "_blank", "noopener"); return; }
    box.close();
    if (href) { location.href = href; } else if (act) { act(); }
  }

  field.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  field.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229) { return; }
    switch (event.key) {
      case "ArrowDown": step(1); break;
      case "ArrowUp": step(-1); break;
      case "Home": case "PageUp": if (field.value) { return; } choose(options()[0]); break;
      case "End": case "PageDown": if (field.value) { return; } choose(options().pop()); break;
      case "Enter":
        // What was typed faster than the answer came is looked up on the page.
        if (shown !== field.value) { location.href = "/search?q=" + encodeURIComponent(field.value); } else { take(chosen(), event.ctrlKey || event.metaKey); }
        break;
      default: return;
    }
    event.preventDefault();
  });
  list.addEventListener("mousemove", function (event) {
    var option = event.target.closest("[role=option]");
    if (option && option !== chosen()) { choose(option); }
  });
  list.addEventListener("click", function (event) { take(event.target.closest("[role=option]"), event.ctrlKey || event.metaKey); });
  box.addEventListener("click", function (event) {
    if (event.target === box || event.target.closest("[data-palette-close]")) { box.close(); }
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-find]") && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      open();
    }
  });
})();
