// Before the first paint: whether the reader has closed the alert, or its time is over.
(() => {
  const { id, until } = document.currentScript.dataset;
  const root = document.documentElement.dataset;
  const key = "standfirst-alert";
  let closed = false;
  const look = () => {
    try {
      closed ||= localStorage.getItem(key) === id;
    } catch {
      // Without a storage it is closed until the next document.
    }
    const state = closed || Date.now() >= until * 1000 ? "over" : "open";
    if (root.alert !== state) root.alert = state;
  };
  look();
  document.addEventListener("standfirst:page", look);
  addEventListener("storage", look);
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element && target.closest(".alert__close"))) return;
    closed = true;
    try {
      localStorage.setItem(key, id);
    } catch {
      // As above.
    }
    look();
    // What had the focus is gone.
    document.querySelector(".masthead a")?.focus({ preventScroll: true });
  });
})();
