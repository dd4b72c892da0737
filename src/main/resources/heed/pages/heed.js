// What HTML alone cannot do: keys, the drawer, copying, progress, and the remembered theme. Every
// page works without it. Its few words come with the page, on the body.
(function () {
  "use strict";
  var SLOW_MS = 3000, STROKE_MS = 1200;
  var root = document.documentElement;

  function find(selector, within) { return (within || document).querySelector(selector); }
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function typing(target) { return target.closest("input, select, textarea, [contenteditable]") !== null; }
  function words(name) { return document.body.dataset[name]; }

  // Theme: light, dark, or as the system has it. A cookie, so that the server sends it with the page.
  function toggleTheme() {
    var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    document.cookie = "heed-theme=" + root.dataset.theme + "; Path=/; Max-Age=31536000; SameSite=Lax";
  }

  // The navigation of a small screen
  function toggleMenu(shown) {
    var button = find("[data-menu]");
    find("#side").classList.toggle("open", shown);
    button.setAttribute("aria-expanded", String(find("#side").classList.contains("open")));
  }

  // Rows and the drawer
  var here = -1;
  function rows() { return all("[data-row]"); }
  function link(row) { return find("a", row); }
  function mark(index, still) {
    var list = rows();
    if (list.length === 0) { return; }
    here = Math.max(0, Math.min(list.length - 1, index));
    list.forEach(function (row, i) { row.classList.toggle("here", i === here); });
    if (!still) { list[here].scrollIntoView({ block: "nearest" }); }
  }
  function drawer() { return find("#drawer"); }
  function drawerOpen() { return drawer() && !drawer().hidden; }
  function open(row) {
    var box = drawer();
    mark(rows().indexOf(row));
    if (!box || !window.htmx) { location.href = link(row).href; return; }
    var arrived = false;
    box.addEventListener("htmx:afterSwap", function () { arrived = true; }, { once: true });
    htmx.ajax("GET", link(row).getAttribute("href"), { target: "#drawer", swap: "innerHTML" }).then(function () {
      if (!arrived) { return; }
      if (box.hidden) {
        box.hidden = false;
        box.classList.add("arriving");
      }
      box.scrollTop = 0;
      box.focus({ preventScroll: true });
    }, function () { /* that nothing came is said by htmx:sendError */ });
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
      button.textContent = words("copied");
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
    if (target.closest("[data-menu]")) { toggleMenu(); return; }
    if (target.closest("[data-close]")) { close(); return; }
    if (target.closest("[data-unsay]")) { target.closest("[data-said]").remove(); return; }
    if (target.closest("[data-print]")) { window.print(); return; }
    if (target.closest("[data-help]")) { find("#help").showModal(); return; }
    var button = target.closest("[data-copy]");
    if (button) { copy(button); return; }
    var row = target.closest("[data-row]");
    var other = target.closest("a, button, input, select, textarea, label, summary");
    var plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (row && row.dataset.row !== "still" && plain && (!other || other === link(row)) && getSelection().isCollapsed) {
      event.preventDefault();
      open(row);
    }
  });

  document.addEventListener("focusin", function (event) {
    var row = event.target.closest("[data-row]");
    // The browser brings what has the focus into view by itself; if the page moved between the
    // pressing and the letting go of a button, there would be no click.
    if (row) { mark(rows().indexOf(row), true); }
  });

  document.addEventListener("change", function (event) {
    var form = event.target.closest("form[data-submit-on-change]");
    if (form && event.target.matches("select")) { form.requestSubmit(); }
  });

  // Progress. A form that was sent shows it and is not sent twice; a slow answer says so; when none
  // comes, that is said and everything stays as it was typed.
  var waiting = 0, slow = 0;
  function working(by) {
    waiting = Math.max(0, waiting + by);
    clearTimeout(slow);
    var line = find("#working");
    if (!line) { return; }
    if (waiting === 0) { line.hidden = true; line.textContent = ""; return; }
    slow = setTimeout(function () { line.textContent = words("slow"); line.hidden = false; }, SLOW_MS);
  }
  function busy(element, on) {
    var form = element.closest("form") || element;
    if (on) { form.setAttribute("aria-busy", "true"); } else { form.removeAttribute("aria-busy"); }
    Array.prototype.forEach.call(form.elements || [], function (field) {
      if (field.type === "submit" && (on || field.dataset.busy)) {
        field.disabled = on;
        if (on) { field.dataset.busy = "1"; } else { delete field.dataset.busy; }
      }
    });
  }
  function tell(name) {
    var said = find("#said"), shape = find(name);
    if (!said || !shape) { return; }
    said.replaceChildren(shape.content.cloneNode(true));
  }
  function failed() { tell("#failed-shape"); }
  document.addEventListener("htmx:beforeRequest", function (event) {
    working(1);
    if (event.detail.elt.closest("form") && event.detail.requestConfig.verb !== "get") { busy(event.detail.elt, true); }
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    working(-1);
    if (event.detail.elt.closest && event.detail.elt.closest("form")) { busy(event.detail.elt, false); }
  });
  // Where the thing that was in use is gone, the next one of the list takes its place.
  document.addEventListener("htmx:afterSettle", function () {
    var row = rows()[Math.min(here, rows().length - 1)];
    if (document.activeElement === document.body && row && !drawerOpen()) { link(row).focus({ preventScroll: true }); }
  });
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);

  // A form that the browser sends itself would leave the page, and with it what was typed. So it is
  // first asked whether somebody answers, and still knows who we are.
  var heard = null;
  document.addEventListener("submit", function (event) {
    var form = event.target, button = event.submitter;
    var method = (button && button.getAttribute("formmethod")) || form.getAttribute("method");
    var writes = find("textarea, input[type=text], input[type=url], input[type=file]", form);
    if (event.defaultPrevented || method !== "post" || !writes || !find("#over-shape") || heard === form) { heard = null; return; }
    event.preventDefault();
    busy(form, true);
    working(1);
    function go(on) { return function (answer) { busy(form, false); working(-1); on(answer); }; }
    fetch("/live?on=backlog", { method: "HEAD", cache: "no-store", credentials: "same-origin" }).then(go(function (answer) {
      if (answer.status === 401) { tell("#over-shape"); return; }
      heard = form;
      form.requestSubmit(button);
    }), go(failed));
  });

  // Filters that say nothing stay out of the address.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.matches("form[data-submit-on-change]")) {
      Array.prototype.forEach.call(form.elements, function (field) {
        if (field.name && field.value === "") { field.disabled = true; }
      });
    }
    // After the browser has gathered the fields, for a disabled button is not sent.
    setTimeout(function () {
      if (!event.defaultPrevented && form.method === "post") { busy(form, true); working(1); }
    }, 0);
  });
  window.addEventListener("pageshow", function () {
    all("form[data-submit-on-change] :disabled").forEach(function (field) { field.disabled = false; });
    all("form[aria-busy]").forEach(function (form) { busy(form, false); });
    waiting = 0;
    working(0);
  });

  // Keys. Never while somebody types, holds a modifier, or puts a character together.
  var places = { b: "/", a: "/accounts", l: "/loops", m: "/messages", i: "/inbox", w: "/what-if" };
  var going = 0;
  function go(key) {
    var target = places[key] && find('.nav a[href="' + places[key] + '"]');
    if (target) { location.href = target.href; }
  }
  function press(selector) { if (find(selector)) { find(selector).click(); } }
  function search() {
    var field = find("main input[type=search]");
    if (field) { field.focus(); field.select(); return true; }
    return false;
  }
  // What a row offers by a key: a button that sends is only focused, for what is sent may be final;
  // what can be undone is done at once.
  function act(key, event) {
    var row = rows()[here], target = row && /^[a-z]$/.test(key) && find('[data-key="' + key + '"]', row);
    if (!target || !row.contains(document.activeElement)) { return; }
    for (var box = target.parentElement.closest("details"); box; box = box.parentElement.closest("details")) {
      if (!(target.tagName === "SUMMARY" && box === target.parentElement)) { box.open = true; }
    }
    target.focus();
    if (target.type !== "submit" || "now" in target.dataset) { target.click(); }
    event.preventDefault();
  }
  // What a row offers by a key.
  function rowKey(row, selector) {
    var offered = row && find(selector, row);
    if (offered) { offered.click(); }
    return Boolean(offered);
  }
  function enter(target) {
    if (here < 0 || (target !== document.body && target !== drawer() && target !== find("#main"))) { return; }
    if (drawerOpen()) { location.href = link(rows()[here]).href; } else { open(rows()[here]); }
  }
  document.addEventListener("keydown", function (event) {
    if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing || event.keyCode === 229) { return; }
    if (event.defaultPrevented || find("dialog[open]")) { return; }
    if (event.key === "Escape") {
      if (rowKey(event.target.closest("tr"), "[data-cancel]")) { return; }
      if (typing(event.target)) { event.target.blur(); } else if (find("#side.open")) { toggleMenu(false); } else { close(); }
      return;
    }
    if (typing(event.target)) { return; }
    if (Date.now() - going < STROKE_MS) { going = 0; go(event.key); return; }
    switch (event.key) {
      case "j": step(1); break;
      case "k": step(-1); break;
      case "e": if (!rowKey(rows()[here], "[data-edit]")) { act("e", event); } break;
      case "n": press("[data-file]"); event.preventDefault(); break;
      case "g": going = Date.now(); break;
      case "?": if (find("#help")) { find("#help").showModal(); } break;
      case "/": if (!search()) { press("[data-find]"); } event.preventDefault(); break;
      case "Enter": enter(event.target); break;
      default: act(event.key, event);
    }
  });
})();
