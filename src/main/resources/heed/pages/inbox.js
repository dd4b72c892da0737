// The inbox in place: an act puts a line in the place of its row, and the other rows about the same
// feature follow. Without it every act leads to a page of its own and back.
(function () {
  "use strict";
  var inbox = document.getElementById("inbox");
  if (!inbox) { return; }

  function all(selector) { return Array.prototype.slice.call(inbox.querySelectorAll(selector)); }

  // A feature that is merged or declined waits nowhere else; one that is estimated is no longer a
  // missing fact. Undone, they come back as they were, with all that was typed in them.
  function hide(row, key) {
    if (row.hidden) { return; }
    row.hidden = true;
    row.gone = key;
    row.removeAttribute("data-row");
  }
  function show(row, key) {
    if (row.gone !== key) { return; }
    row.hidden = false;
    row.gone = null;
    row.dataset.row = "still";
  }
  function follow(row) {
    var key = row.dataset.of, state = row.dataset.state || "";
    all("article[data-of]").forEach(function (other) {
      if (other === row || (other.dataset.of !== key && other.dataset.also !== key)) { return; }
      var done = other.classList.contains("did");
      if (!done && (state === "gone" || (state === "known" && other.closest("#facts")))) { hide(other, key); } else { show(other, key); }
      if (other.dataset.of === key && row.dataset.seen) {
        other.querySelectorAll("input[name=seen]").forEach(function (seen) { seen.value = row.dataset.seen; });
      }
    });
  }

  // One preview at a time; left without doing it, the focus goes back to what opened it.
  function empty(slot) { slot.replaceChildren(); }
  function leave(slot) {
    empty(slot);
    if (slot.opener && slot.opener.isConnected) { slot.opener.focus(); }
  }
  document.addEventListener("htmx:beforeRequest", function (event) {
    var row = event.target.closest && event.target.closest("article"), target = event.detail.target;
    if (!row || !inbox.contains(row)) { return; }
    row.querySelectorAll("[data-trouble]").forEach(function (trouble) { trouble.replaceChildren(); });
    if (target.matches("[data-slot]") && !target.contains(event.target)) {
      target.opener = event.target.matches("form") ? event.target.querySelector("[type=submit]") : event.target;
    }
  });
  document.addEventListener("htmx:afterSwap", function (event) {
    var element = event.target;
    if (!inbox.contains(element)) { return; }
    if (element.matches("article[data-of]")) { follow(element); return; }
    if (!element.matches("[data-slot]")) { return; }
    all("[data-slot]").forEach(function (other) { if (other !== element) { empty(other); } });
    (element.querySelector("[aria-invalid]") || element).focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  });
  inbox.addEventListener("click", function (event) {
    var slot = event.target.closest("[data-leave]") && event.target.closest("[data-slot]");
    if (slot) { event.preventDefault(); leave(slot); }
  });
  inbox.addEventListener("keydown", function (event) {
    var slot = event.key === "Escape" && event.target.closest("[data-slot]");
    if (slot && slot.firstElementChild) { event.preventDefault(); leave(slot); }
  });
})();
