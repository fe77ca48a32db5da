// The learning platform is told that a lesson was begun and that it was finished; nothing else.
const platform = (() => {
  const MOST_FRAMES = 10;

  function within(frame) {
    let at = frame;
    for (let up = 0; at && up < MOST_FRAMES; up += 1) {
      if (at[names.api]) return at[names.api];
      if (at.parent === at) return null;
      at = at.parent;
    }
    return null;
  }

  function found() {
    try {
      return within(window) || within(window.top.opener);
    } catch {
      // A frame of another house: the page is read without a platform.
      return null;
    }
  }

  const api = found();
  const done = () => ["completed", "passed"].includes(api[names.get](names.status));
  let open = false;

  function said(status) {
    if (!open || done()) return;
    api[names.set](names.status, status);
    api[names.keep]("");
  }

  return {
    begin() {
      open = api !== null && String(api[names.begin]("")) === "true";
      said("incomplete");
    },
    finish() {
      said("completed");
    },
    leave() {
      if (!open) return;
      open = false;
      // What was reached stays when somebody comes back.
      api[names.set](names.exit, "suspend");
      api[names.end]("");
    },
  };
})();
