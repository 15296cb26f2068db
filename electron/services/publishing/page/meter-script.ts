/**
 * Counts, in the reader's own browser, the metered stories of the calendar month; over the
 * limit it hides what stands after the cut and shows the box. A soft limit, and meant to be:
 * where storage or script is missing, everything can be read.
 */
export const METER_SCRIPT = `(function () {
  "use strict";
  var story = document.querySelector("article[data-metered]");
  var limit = document.getElementById("limit");
  var rest = document.querySelector(".after-cut");
  if (!story || !limit || !rest) return;
  var KEY = "free-stories";
  var now = new Date();
  var month = now.getFullYear() + "-" + (now.getMonth() + 1);
  var free = Number(story.getAttribute("data-free"));
  var id = story.getAttribute("data-metered");
  var read = [];
  try {
    var kept = JSON.parse(localStorage.getItem(KEY) || "{}");
    if (kept && kept.month === month && Array.isArray(kept.stories)) read = kept.stories;
    if (read.indexOf(id) < 0 && read.length < free) {
      read = read.concat(id);
      localStorage.setItem(KEY, JSON.stringify({ month: month, stories: read }));
    }
  } catch (error) {
    return;
  }
  if (read.indexOf(id) < 0) {
    rest.remove();
    limit.hidden = false;
  }
})();
`;
