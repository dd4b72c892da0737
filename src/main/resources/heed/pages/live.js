// What others add while a page stands open: it says so and waits; nothing moves by itself. Only the
// page that is looked at listens, for a browser has few connections to give.
(function () {
  "use strict";
  var box = document.getElementById("live"), news = document.getElementById("live-news");
  if (!box || !window.EventSource) { return; }
  var source = null, last = "";

  function stop() {
    if (source) { source.close(); source = null; }
  }
  function listen() {
    if (source || document.hidden) { return; }
    source = new EventSource(box.dataset.live);
    source.addEventListener("news", function (event) {
      if (event.data === last) { return; }
      last = event.data;
      news.textContent = event.data;
      news.hidden = false;
    });
    source.addEventListener("over", stop);
  }
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) { stop(); } else { listen(); }
  });
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", listen);
  listen();
})();
