// Sliders beside their numbers, the one switch, and an address that holds the trial. The numbers
// alone are sent; without this script they are typed.
(function () {
  "use strict";
  var form = document.querySelector("[data-what-if]");
  if (!form) { return; }
  var chance = form.elements.expansionChance, retention = form.querySelector("[data-retention]");
  var from = form.querySelector("[data-from]"), said = form.querySelector("[data-said]"), saying;
  var before = retention.checked ? chance.dataset.today : chance.value;

  function slider(number) { return form.querySelector('[data-turns="' + number.id + '"]'); }
  function shown(number) {
    number.closest(".dial").dataset.changed = String(number.value !== number.dataset.today);
    var wrong = !number.validity.valid;
    number.setAttribute("aria-invalid", String(wrong));
    document.getElementById(number.id.replace("dial-", "wrong-")).textContent = wrong ? number.validationMessage : "";
  }
  function set(number, value) {
    number.value = value;
    slider(number).value = value;
    shown(number);
  }

  // A reason is no trial.
  ["input", "change"].forEach(function (name) {
    form.addEventListener(name, function (event) {
      if (event.target === form.elements.reason) { event.stopPropagation(); }
    }, true);
  });

  // Before htmx hears of it, so that what it sends is what is seen.
  form.addEventListener("input", function (event) {
    var target = event.target;
    if (target.dataset.turns) {
      var number = document.getElementById(target.dataset.turns);
      number.value = target.value;
      shown(number);
      if (number === chance) { retention.checked = false; }
    } else if (target.type === "number") {
      slider(target).value = target.value;
      shown(target);
      if (target === chance) { retention.checked = false; }
    } else if (target === retention) {
      if (retention.checked) { before = chance.value; set(chance, "10"); } else { set(chance, before); }
    }
  }, true);

  // An unfinished or impossible number is said where it stands, and not sent.
  form.addEventListener("htmx:configRequest", function (event) {
    // Adopting is the browser's: htmx would send along with the button that was pressed last.
    if (event.detail.verb !== "get") { event.preventDefault(); return; }
    delete event.detail.parameters.reason;
    delete event.detail.parameters.over;
  });
  form.addEventListener("htmx:beforeRequest", function (event) {
    var wrong = Array.prototype.some.call(form.querySelectorAll("input[type=number]"), function (number) { return !number.validity.valid; });
    if (wrong) { event.preventDefault(); }
  });
  form.addEventListener("htmx:afterSwap", function () {
    var kept = new URLSearchParams();
    if (from) { kept.set("version", from.value); }
    form.querySelectorAll("input[type=number]").forEach(function (number) {
      if (from || number.value !== number.dataset.today) { kept.set(number.name, number.value); }
    });
    if (retention.checked) { kept.set("retention", "first"); }
    if (form.elements.method.value) { kept.set("method", form.elements.method.value); }
    history.replaceState(null, "", "/what-if" + (kept.toString() ? "?" + kept : ""));
    // Read out once it rests, not at every step of a slider.
    clearTimeout(saying);
    saying = setTimeout(function () { said.textContent = form.querySelector("h1").textContent; }, 700);
  });
})();
